"""The people of a restaurant and their roles. There is always an owner."""

from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from webapp.models import Membership, User
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.memberships import ROLES, Place
from webapp.operations.people.invitations import withdraw_made_by
from webapp.store.transaction import read, write


class LastOwner(ValueError):
    """A restaurant keeps at least one owner."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the restaurant's people; `id` is the user's."""

    id: str
    name: str
    email: str
    role: str
    has_second_factor: bool


def members(place: Place) -> list[Member]:
    """Everybody with a role, owners first."""

    def look(connection: Connection) -> list[Member]:
        query = (
            select(User.id, User.name, User.email, Membership.role, User.totp_secret_encrypted.is_not(None))
            .join(Membership, Membership.user_id == User.id)
            .where(Membership.restaurant_id == place.id)
        )
        found = [Member(*row) for row in connection.execute(query)]
        return sorted(found, key=lambda member: (-ROLES.index(member.role), member.name, member.email))

    return read(look)


def set_role(place: Place, actor: Actor, user_id: str, role: str) -> None:
    """Give a member another role. Raises LookupError, ValueError for a role that is none, and `LastOwner`."""
    if role not in ROLES:
        raise ValueError(f"not a role: {role!r}")

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            row = _member(session, place.id, user_id, keeps_owner=role == "owner")
            changes = {"role": (row.role, role)}
            row.role = role
            session.flush()
        if role != "owner":
            withdraw_made_by(connection, place.id, user_id)
        audit.record(connection, place.id, actor, "staff.role_changed", ("user", user_id), changes=changes)

    write(place.id, work)


def remove(place: Place, actor: Actor, user_id: str) -> None:
    """Take somebody's role away. Raises LookupError and `LastOwner`."""

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            row = _member(session, place.id, user_id, keeps_owner=False)
            changes = {"role": (row.role, None), "email": (row.user.email, None)}
            session.delete(row)
            session.flush()
        withdraw_made_by(connection, place.id, user_id)
        audit.record(connection, place.id, actor, "staff.removed", ("user", user_id), changes=changes)

    write(place.id, work)


def _member(session: Session, restaurant_id: str, user_id: str, *, keeps_owner: bool) -> Membership:
    row = session.get(Membership, (user_id, restaurant_id))
    if row is None:
        raise LookupError("Nobody of that id works here.")
    if row.role == "owner" and not keeps_owner:
        owners = select(Membership).where(Membership.restaurant_id == restaurant_id, Membership.role == "owner")
        if len(session.scalars(owners).all()) == 1:
            raise LastOwner("A restaurant keeps at least one owner.")
    return row
