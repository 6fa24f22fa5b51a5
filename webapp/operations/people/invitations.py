"""Invitations: a link, shown once to whoever invites, that makes whoever opens it a member."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from webapp.models import AuditEvent, Invitation, Membership, Restaurant
from webapp.models.types import new_id, utc_now
from webapp.operations import audit, credentials, users
from webapp.operations.audit import Actor
from webapp.operations.memberships import ROLES, Place
from webapp.operations.people.person import Person
from webapp.store.transaction import read, write

LIVES = timedelta(days=14)
INVITED = "staff.invited"


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that still holds."""

    id: str
    restaurant: str
    email: str
    role: str
    created_at: datetime
    expires_at: datetime


def invite(place: Place, actor: Actor, email: str, role: str) -> str:
    """Invite somebody; the token of the link, this once. An earlier invitation of the address ends.

    Raises `users.InvalidUser` for an address that is none, ValueError for a role that is none.
    """
    address = users.address_of(email)
    if role not in ROLES:
        raise ValueError(f"not a role: {role!r}")
    token = credentials.new_token()

    def work(connection: Connection) -> None:
        now = utc_now()
        with Session(connection) as session:
            for earlier in session.scalars(_open(place.id).where(Invitation.email == address)):
                earlier.revoked_at = now
            made = Invitation(id=new_id(), restaurant_id=place.id, role=role, email=address, created_at=now)
            made.token_hash, made.expires_at = credentials.token_hash(token), now + LIVES
            session.add(made)
            session.flush()
        changes = {"email": (None, address), "role": (None, role)}
        audit.record(connection, place.id, actor, INVITED, ("invitation", made.id), changes=changes)

    write(place.id, work)
    return token


def invitations(place: Place) -> list[Invited]:
    """The invitations that still hold, newest first."""

    def look(connection: Connection) -> list[Invited]:
        with Session(connection) as session:
            rows = session.scalars(_open(place.id).order_by(Invitation.created_at.desc()))
            return [_invited(row, place.name) for row in rows]

    return read(look)


def revoke_invitation(place: Place, actor: Actor, invitation_id: str) -> None:
    """End an invitation. Raises LookupError when the restaurant has none such."""

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            row = session.scalar(_open(place.id).where(Invitation.id == invitation_id))
            if row is None:
                raise LookupError("There is no such invitation.")
            row.revoked_at = utc_now()
            session.flush()
            changes = {"email": (row.email, None)}
        audit.record(
            connection, place.id, actor, "staff.invitation_revoked", ("invitation", invitation_id), changes=changes
        )

    write(place.id, work)


def withdraw_made_by(connection: Connection, restaurant_id: str, user_id: str) -> None:
    """End the invitations of somebody who may invite no longer: a link kept back would let them in again."""
    with Session(connection) as session:
        rows = {row.id: row for row in session.scalars(_open(restaurant_id))}
        made = select(AuditEvent.subject_id).where(
            AuditEvent.subject_id.in_(rows), AuditEvent.action == INVITED, AuditEvent.actor_id == user_id
        )
        for invitation_id in session.scalars(made):
            rows[invitation_id].revoked_at = utc_now()
        session.flush()


def invitation(token: str) -> Invited | None:
    """The invitation of a link, if it still holds."""

    def look(connection: Connection) -> Invited | None:
        with Session(connection) as session:
            found = session.execute(
                select(Invitation, Restaurant.name).join(Restaurant).where(*_holds(), _is(token))
            ).one_or_none()
            return None if found is None else _invited(*found)

    return read(look)


def accept(person: Person, token: str) -> str:
    """Take up an invitation with the account one has; the slug. Raises LookupError when it holds no more."""
    return write(None, lambda connection: take_up(connection, token, person.id, person.email))


def take_up(connection: Connection, token: str, user_id: str, address: str) -> str:
    """Make the user a member within a transaction; the restaurant's slug. A higher role one has is kept.

    Raises LookupError when the invitation holds no more.
    """
    with Session(connection) as session:
        row = session.scalar(select(Invitation).where(*_holds(), _is(token)).with_for_update())
        if row is None:
            raise LookupError("This invitation does not hold any more.")
        row.accepted_at = utc_now()
        member = session.get(Membership, (user_id, row.restaurant_id))
        if member is None:
            session.add(Membership(user_id=user_id, restaurant_id=row.restaurant_id, role=row.role))
        elif ROLES.index(member.role) < ROLES.index(row.role):
            member.role = row.role
        session.flush()
        actor, changes = Actor("user", address, user_id), {"role": (None, row.role)}
        audit.record(connection, row.restaurant_id, actor, "staff.joined", ("user", user_id), changes=changes)
        return session.scalars(select(Restaurant.slug).where(Restaurant.id == row.restaurant_id)).one()


def _open(restaurant_id: str):  # type: ignore[no-untyped-def]
    return select(Invitation).where(Invitation.restaurant_id == restaurant_id, *_holds())


def _holds():  # type: ignore[no-untyped-def]
    return Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None), Invitation.expires_at > utc_now()


def _is(token: str):  # type: ignore[no-untyped-def]
    return Invitation.token_hash == credentials.token_hash(token)


def _invited(row: Invitation, restaurant: str) -> Invited:
    return Invited(row.id, restaurant, row.email, row.role, row.created_at, row.expires_at)
