"""The mail that tells somebody of a role on an event; gives no role."""

from email.message import EmailMessage

from matchmaking.messages.mail import plain_mail
from matchmaking.words import Words


def invitation_mail(
    words: Words, sender: str, recipient: str, event_name: str, address: str
) -> EmailMessage:
    """What somebody gets who is invited; `address` is the page to sign in, and opens nothing."""
    name = words.isolated(" ".join(event_name.split()))
    subject = words.say("mail.invitation_subject", event=name)
    text = words.say(
        "mail.invitation", event=name, address=address, recipient=words.isolated(recipient)
    )
    return plain_mail(words, sender, recipient, subject, text)
