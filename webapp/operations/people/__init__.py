"""People in the browser: who they are, how they came in, what they may do where."""

from webapp.operations.people.accounts import (
    SignUpClosed,
    TooManyRestaurants,
    WrongPassword,
    change_password,
    end_sessions,
    open_restaurant,
    set_preferences,
    set_profile,
    sign_up,
    sign_up_is,
)
from webapp.operations.people.invitations import (
    Invited,
    accept,
    invitation,
    invitations,
    invite,
    revoke_invitation,
)
from webapp.operations.people.person import Person, by_id, end_session, load
from webapp.operations.people.resets import UnknownReset, reset_link, reset_password
from webapp.operations.people.second_factor import (
    begin_second_factor,
    end_second_factor,
    is_right_code,
    new_recovery_codes,
    opened_secret,
    recovery_codes_left,
    sealed_secret,
)
from webapp.operations.people.staff import LastOwner, Member, members, remove, set_role

__all__ = [
    "Invited",
    "LastOwner",
    "Member",
    "Person",
    "SignUpClosed",
    "TooManyRestaurants",
    "UnknownReset",
    "WrongPassword",
    "accept",
    "begin_second_factor",
    "by_id",
    "change_password",
    "end_second_factor",
    "end_session",
    "end_sessions",
    "invitation",
    "invitations",
    "invite",
    "is_right_code",
    "load",
    "members",
    "new_recovery_codes",
    "open_restaurant",
    "opened_secret",
    "recovery_codes_left",
    "remove",
    "reset_link",
    "reset_password",
    "revoke_invitation",
    "sealed_secret",
    "set_preferences",
    "set_profile",
    "set_role",
    "sign_up",
    "sign_up_is",
]
