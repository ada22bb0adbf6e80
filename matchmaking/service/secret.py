"""Secrets that are shown once and stored as their SHA-256; knows not what they open."""

import secrets
from hashlib import sha256

CODE_DIGITS = 8


def new_secret() -> str:
    """256 random bits as 43 characters that need no quoting in an address."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Eight random digits, to be typed; whoever takes them limits the attempts."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"


def digest_of(secret: str) -> str:
    """What is stored of a secret: its SHA-256 in hexadecimal digits."""
    return sha256(secret.encode()).hexdigest()
