"""The mails of the service: what each says, and how they are handed over; decides none."""

from matchmaking.messages.erasure import erasure_mail
from matchmaking.messages.invitation import invitation_mail
from matchmaking.messages.postman import Postman
from matchmaking.messages.sign_in import sign_in_mail

__all__ = ["Postman", "erasure_mail", "invitation_mail", "sign_in_mail"]
