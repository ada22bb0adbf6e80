"""What a worker does beside runs: has data erased whose time is over; decides on none."""

import structlog

from matchmaking.messages import Postman, erasure_mail
from matchmaking.service.command import Service
from matchmaking.service.erasure_list import erase_again, write_list
from matchmaking.service.retention import Announcement, keep_retention
from matchmaking.service.signing_in import forget_what_is_over
from matchmaking.settings import Settings
from matchmaking.words import Words

SECONDS_BETWEEN_LOOKS = 600.0

log = structlog.get_logger()


def keep_up(service: Service, settings: Settings) -> None:
    """Erase what a restore brought back, announce and erase what is due, and list what was erased.

    What is left of signing in is dropped when its time is over, also where nobody signs in.
    Returns when the mails are sent or given up.
    """
    erase_again(service, settings.data)
    postman = Postman(settings)
    for announcement in keep_retention(service, settings.retention_months):
        _tell(postman, announcement)
    write_list(service, settings.data)
    with service.transaction(changes=True) as connection:
        forget_what_is_over(connection, service.clock())
    postman.close()


def _tell(postman: Postman, announcement: Announcement) -> None:
    """Mail each owner; where there is no mail, the event's history tells it alone."""
    log.info("erasure announced", event_id=announcement.event_id)
    words = Words(announcement.language)
    if postman.sender is not None:
        for address in announcement.addresses:
            name, erased_at = announcement.event_name, announcement.erased_at
            postman.send(erasure_mail(words, postman.sender, address, name, erased_at))
