"""A mail from a program to one person, in plain text; knows no occasion."""

from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid

from matchmaking.words import Words


def plain_mail(words: Words, sender: str, recipient: str, subject: str, text: str) -> EmailMessage:
    """A mail that no out-of-office notice answers."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = recipient
    mail["Subject"] = subject
    mail["Date"] = format_datetime(localtime())
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834
    mail["Content-Language"] = words.language
    mail.set_content(text)
    return mail
