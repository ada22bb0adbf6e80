"""The mail with a link and a code to sign in; makes neither."""

from datetime import timedelta
from email.message import EmailMessage

from matchmaking.messages.mail import plain_mail
from matchmaking.words import Words


def sign_in_mail(
    words: Words, sender: str, recipient: str, link: str, code: str, lifetime: timedelta
) -> EmailMessage:
    """What somebody gets who asked to sign in."""
    minutes = words.number(lifetime // timedelta(minutes=1))
    subject = words.say("mail.sign_in_subject", code=code)
    text = words.say("mail.sign_in", link=link, code=code, minutes=minutes)
    return plain_mail(words, sender, recipient, subject, text)
