"""Square's customers: the guests of bookings."""

from typing import Any

from integrations.errors import OutcomeUnknown, Unavailable
from integrations.square.shapes import Json
from integrations.square.wire import Wire
from integrations.square.words import SERVICE
from integrations.vocabulary import BookingRequest

PAGE = 100


class Guests:
    """A new customer is found by phone only after half a minute or more (contract: index lag)."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def of(self, request: BookingRequest) -> Json | None:
        """The customer with the number of a request, if there is one yet."""
        return next(iter(self.with_phone(request.phone)), None) if request.phone else None

    def add(self, request: BookingRequest) -> Json:
        """A new customer; the same one when the same request comes again."""
        given, _, family = " ".join(request.name.split()).partition(" ")
        told = {
            "given_name": given,
            "family_name": family,
            "phone_number": request.phone,
            "email_address": request.email,
        }
        body: dict[str, Any] = {name: text for name, text in told.items() if text}
        try:
            answer = self._wire.write(
                "POST", "/v2/customers", {**body, "idempotency_key": f"{request.match_key}-guest"}
            )
        except OutcomeUnknown as lost:
            raise Unavailable(SERVICE, lost.message, lost.code, lost.retry_after) from None  # nothing was booked
        with self._wire.reading():
            return _customer(answer["customer"])

    def with_phone(self, phone: str) -> list[Json]:
        query = {"filter": {"phone_number": {"exact": phone}}}

        def page(cursor: str | None) -> Json:
            body = {"query": query, "limit": PAGE, **({"cursor": cursor} if cursor else {})}
            return self._wire.search("/v2/customers/search", body)

        found = self._wire.all_of("customers", page)
        with self._wire.reading():
            return [_customer(each) for each in found]

    def by_id(self, ids: set[str]) -> dict[str, Json]:
        """Customers by their ids; one that was deleted is left out."""
        found: dict[str, Json] = {}
        wanted = sorted(ids)
        for place in range(0, len(wanted), PAGE):
            answer = self._wire.search("/v2/customers/bulk-retrieve", {"customer_ids": wanted[place : place + PAGE]})
            with self._wire.reading():
                said = (answer.get("responses") or {}).items()
                found |= {id: _customer(each["customer"]) for id, each in said if each.get("customer")}
        return found


def _customer(found: Json) -> Json:
    if not isinstance(found["id"], str):
        raise ValueError("no id")
    return {**found}
