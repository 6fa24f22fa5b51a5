"""The waiting list: who waits for a full day, and the table that is offered to the first it suits.

Called through the package: `waitlist.join(...)`, `waitlist.accept(...)`.
"""

from webapp.operations.joinable import is_told_by_text, may_be_joined
from webapp.operations.waitlist.answering import accept, again, decline
from webapp.operations.waitlist.joining import MOST_WAITING, Wish, join
from webapp.operations.waitlist.keeping import KIND, promise, work_off
from webapp.operations.waitlist.links import WAITING, Shown, link_of, opened
from webapp.operations.waitlist.staff import (
    BadWish,
    Nobody,
    NothingFits,
    WrongState,
    add,
    book,
    listed,
    offer_now,
    put_back,
    remove,
)
from webapp.store.waitlist import TO_CALL, Waiting

__all__ = [
    "KIND",
    "MOST_WAITING",
    "TO_CALL",
    "WAITING",
    "BadWish",
    "Nobody",
    "NothingFits",
    "Shown",
    "Waiting",
    "Wish",
    "WrongState",
    "accept",
    "add",
    "again",
    "book",
    "decline",
    "is_told_by_text",
    "join",
    "link_of",
    "listed",
    "may_be_joined",
    "offer_now",
    "opened",
    "promise",
    "put_back",
    "remove",
    "work_off",
]
