"""Hands mails to the mail server, behind whoever wants one sent; knows none of their texts."""

import smtplib
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

import structlog

from matchmaking.settings import Settings

ATTEMPTS = 3
TIMEOUT_SECONDS = 20
_SECONDS_BETWEEN = 5.0

log = structlog.get_logger()


class Postman:
    """Sends in threads of its own: nobody waits for the mail server, or learns how long it takes.

    A mail that cannot be handed over in three attempts is given up, and the log tells it; what it
    was for can be asked for again.

    Parameters
    ----------
    settings
        With `smtp_host`; without it every mail is given up.
    seconds_between
        The pause before another attempt.
    """

    def __init__(self, settings: Settings, seconds_between: float = _SECONDS_BETWEEN) -> None:
        self._settings = settings
        self._seconds_between = seconds_between
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="mail")

    @property
    def sender(self) -> str | None:
        """The address in the mails' head; ``None``: there is no mail."""
        return self._settings.mail_from if self._settings.smtp_host else None

    def send(self, mail: EmailMessage) -> None:
        """Have a mail sent, soon."""
        self._threads.submit(self._deliver, mail)

    def close(self) -> None:
        """Return when all mails are sent or given up."""
        self._threads.shutdown()

    def _deliver(self, mail: EmailMessage) -> None:
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(self._seconds_between)
            try:
                self._hand_over(mail)
            except (OSError, smtplib.SMTPException) as error:
                log.warning("mail_not_sent", attempt=attempt + 1, error=type(error).__name__)
            else:
                log.info("mail_sent")
                return
        log.error("mail_given_up")

    def _hand_over(self, mail: EmailMessage) -> None:
        with self._connection() as server:
            if self._settings.smtp_security == "starttls":
                server.starttls(context=ssl.create_default_context())
            password = self._settings.smtp_password
            if self._settings.smtp_user and password is not None:
                server.login(self._settings.smtp_user, password.get_secret_value())
            server.send_message(mail)

    def _connection(self) -> smtplib.SMTP:
        host, port = self._settings.smtp_host or "", self._settings.smtp_port
        if self._settings.smtp_security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=context)
        return smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
