"""Every form of the product by what answers it: what it is filled with beside what stands in it, what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from integrations.sandbox import calcom, twilio, vapi
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT
from tests.pages.conftest import PASSWORD
from tests.restaurants import ahead

# What comes back: a message on the page one is led to; the page one is led to, which shows it; or a page of its own.
SAID, LED, SHOWN = "said", "led", "shown"


@dataclass(frozen=True)
class Sent:
    """`by` is the button, by a selector, where it is not the chief one."""

    comes: str = SAID
    given: Mapping[str, Any] = field(default_factory=dict)
    by: str | None = None


NEW = "a much better password"
NINA = {"name": "Nina", "email": "nina@example.com", "password": PASSWORD}
DAY = ahead(7)
CLOSED = ahead(60)
ENTRY = {"question": "Avete il parcheggio?", "answer": "Sì, in via Po.", "language": "it"}
BOOKINGS = f"Day,Time,People,Name\n{DAY},12:30,2,Anna Bianchi\n"
ANSWERS = "Question,Answer\nAccettate i cani?,Sì\n"


def table(text: str) -> dict[str, Any]:
    return {"file": {"name": "table.csv", "mimeType": "text/csv", "buffer": text.encode()}}


# Every form by what answers it.
FORMS: dict[str, Sent] = {
    "sign_in.sign_up": Sent(SAID, NINA),
    "sign_in.index": Sent(LED, {"email": "owner@example.com", "password": NEW}),
    "sign_in.code": Sent(LED),
    "sign_in.out": Sent(),
    "passwords.forgot": Sent(SHOWN, {"email": "manager@example.com"}),
    "passwords.reset": Sent(SAID, {"password": NEW}),
    "invitations.index": Sent(SAID, {**NINA, "email": "new@example.com"}),
    "home.preferences": Sent(LED, by="[value=en]"),
    "account.index": Sent(SAID, {"name": "Olga"}),
    "account.password": Sent(SAID, {"present": PASSWORD, "password": NEW}),
    "account.second_factor": Sent(SHOWN, {"present": NEW}),
    "account.recovery_codes": Sent(SHOWN, {"present": NEW}),
    "account.end_second_factor": Sent(SAID, {"present": NEW}),
    "account.end_sessions": Sent(),
    "account.new_restaurant": Sent(LED, {"name": "Osteria Nuova"}),
    "operator.serve": Sent(),
    "search.index": Sent(SHOWN, {"q": "rossi"}),
    "today.index": Sent(SHOWN),
    "today.walk_in": Sent(LED),
    "today.status": Sent(LED),
    "calendar.index": Sent(SHOWN, {"source": "phone"}),
    "calendar.move": Sent(LED, {"time": "21:00"}),
    "bookings.new": Sent(SAID, {"name": "Carla Neri", "day": DAY, "people": "2", "time": "21:00"}),
    "bookings.edit": Sent(SAID, {"notes": "Alla finestra"}),
    "bookings.status": Sent(SAID),
    "bookings.cancel": Sent(),
    "bookings.try_again": Sent(),
    "bookings.keep_without": Sent(),
    "bookings.see_to": Sent(),
    "waitlist.new": Sent(SAID, {"day": DAY, "time": "20:00", "people": "2", "name": "Ada", "phone": "333 222 1111"}),
    "waitlist.offer": Sent(),
    "waitlist.book": Sent(),
    "waitlist.put_back": Sent(),
    "waitlist.remove": Sent(),
    "guests.index": Sent(SHOWN, {"q": "rossi"}),
    "guests.same": Sent(SHOWN, {"q": "rossi"}),
    "guests.show": Sent(SAID, {"notes": "Gentile"}),
    "guests.merge": Sent(),
    "guests.erase": Sent(),
    "reports.index": Sent(SHOWN),
    "calls.index": Sent(SHOWN, {"q": "333"}),
    "calls.done": Sent(LED),
    "calls.answer": Sent(SAID, {"words": "A presto!"}),
    "calls.settings": Sent(SAID, {"recording_days": "30"}),
    "calls.erase_again": Sent(),
    "texts.index": Sent(SHOWN),
    "texts.send_again": Sent(),
    "texts.settings": Sent(),
    "texts.words": Sent(SAID, {"it": "Ciao {restaurant}!"}),
    "texts.preview": Sent(SHOWN, {"it": "Ciao {restaurant}!"}),
    "texts.opt_outs": Sent(SAID, {"phone": "333 999 0000"}),
    "texts.let": Sent(),
    "faq.index": Sent(SHOWN, {"find": "glutine"}),
    "faq.attempt": Sent(SHOWN, {"ask": "avete piatti senza glutine?"}),
    "faq.new": Sent(LED, ENTRY),
    "faq.entry": Sent(LED, {"answer": "Sì."}),
    "faq.check": Sent(),
    "faq.move": Sent(LED),
    "faq.remove": Sent(SHOWN),
    "faq.take_back": Sent(),
    "faq.dismiss": Sent(SHOWN),
    "faq.reopen": Sent(LED),
    "faq.same": Sent(LED),
    "faq.preview": Sent(SHOWN, table(ANSWERS)),
    "faq.carry_out": Sent(),
    "transfers.preview": Sent(SHOWN, {"kind": "bookings", **table(BOOKINGS)}),
    "transfers.carry_out": Sent(),
    "feeds.index": Sent(SHOWN, {"name": "Tablet"}),
    "feeds.revoke": Sent(),
    "start.skip": Sent(LED),
    "settings.restaurant": Sent(),
    "settings.pause": Sent(SAID, {"day": ahead(1), "time": "12:00"}),
    "settings.resume": Sent(),
    "settings.hours": Sent(),
    "settings.closures": Sent(SAID, {"first_day": CLOSED, "reason": "Ferie"}),
    "settings.remove_closure": Sent(),
    "settings.tables": Sent(),
    "settings.arrange": Sent(SAID, {"x-N": "20"}),
    "settings.joins": Sent(),
    "settings.turns": Sent(),
    "settings.rules": Sent(),
    "settings.invite": Sent(SHOWN, {"email": "nora@example.com"}),
    "settings.revoke_invitation": Sent(),
    "settings.set_role": Sent(),
    "settings.remove": Sent(),
    "settings.set_vapi": Sent(SAID, {"key": vapi.API_KEY}),
    "settings.set_twilio": Sent(SAID, {"sid": twilio.ACCOUNT_SID, "token": twilio.AUTH_TOKEN, "sender": twilio.NUMBER}),
    "settings.remove_account": Sent(),
    "settings.tokens": Sent(SHOWN, {"name": "till"}),
    "settings.revoke_token": Sent(),
    "settings.log": Sent(SHOWN),
    "settings.data": Sent(SAID, {"months": "24"}),
    "assistant.make": Sent(),
    "assistant.publish": Sent(),
    "assistant.save": Sent(SAID, {"instructions": "Consiglia il risotto."}),
    "assistant.attach": Sent(SAID, {"assistant_id": HANDMADE_ASSISTANT}),
    "assistant.let_go": Sent(),
    "assistant.link": Sent(),
    "assistant.unlink": Sent(),
    "assistant.report": Sent(),
    "assistant.roll_back": Sent(),
    "assistant.console": Sent(SHOWN),
    "assistant.run": Sent(SHOWN, {"arg-date": DAY, "arg-time": "20:00", "arg-people": "2"}),
    "connections.key": Sent(SAID, {"api_key": calcom.API_KEY}),
    "connections.rules": Sent(),
    "connections.answers": Sent(),
    "connections.options": Sent(),
    "connections.test": Sent(SHOWN),
    "connections.role": Sent(),
    "connections.disconnect": Sent(),
    "synchronising.sync": Sent(LED),
    "synchronising.drift": Sent(LED),
    "synchronising.repair": Sent(),
    "synchronising.send": Sent(),
    "guest_links.change": Sent(LED, {"time": "21:00"}),
    "guest_links.cancel": Sent(LED),
    "offers.show": Sent(LED),
}
# What takes something away, or away what others need, comes after all else, in this order.
LAST = (
    *("connections.test", "connections.options", "connections.key", "operator.serve"),
    *("waitlist.remove", "settings.revoke_invitation", "settings.remove", "settings.remove_account"),
    *("settings.revoke_token", "feeds.revoke", "faq.remove", "assistant.let_go", "bookings.cancel"),
    *("guests.erase", "connections.disconnect", "account.end_second_factor", "account.end_sessions", "sign_in.out"),
)
