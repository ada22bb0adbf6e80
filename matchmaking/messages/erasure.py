"""The mail that announces to an owner that an event's personal data is erased; erases nothing."""

from datetime import datetime
from email.message import EmailMessage

from matchmaking.messages.mail import plain_mail
from matchmaking.words import Words


def erasure_mail(
    words: Words, sender: str, recipient: str, event_name: str, erased_at: datetime
) -> EmailMessage:
    """What an owner gets; the day is that in UTC."""
    name, day = words.isolated(" ".join(event_name.split())), words.date(erased_at)
    subject = words.say("mail.erasure_subject", event=name, day=day)
    return plain_mail(
        words, sender, recipient, subject, words.say("mail.erasure", event=name, day=day)
    )
