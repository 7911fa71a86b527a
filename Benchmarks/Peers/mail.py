"""What Python's standard library needs for the same work; prints seconds a letter: wall clock and processor.

mail.py compose TEXT HTML           one multipart letter from two finished bodies
mail.py send PORT COUNT BYTES       letters over one connection to 127.0.0.1
"""

import smtplib
import sys
import time
from email.message import EmailMessage
from email.policy import SMTP


def compose(text, html):
    message = EmailMessage(policy=SMTP)
    message["From"] = "Paperboy <papers@example.org>"
    message["To"] = "Ada <ada@example.org>"
    message["Subject"] = "Paperboy: ten papers"
    message["Date"] = "Mon, 02 Mar 2026 07:00:00 +0000"
    message["Message-ID"] = "<a2@papers.example.org>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    return message.as_bytes()


def send(port, count, size):
    head = b"From: papers@example.org\r\nTo: reader@example.org\r\nSubject: Papers\r\n\r\n"
    line = b"x" * 76 + b"\r\n"
    letter = (head + line * (size // len(line) + 1))[: size - 2] + b"\r\n"
    with smtplib.SMTP("127.0.0.1", port) as relay:
        for _ in range(count):
            relay.sendmail("papers@example.org", ["reader@example.org"], letter)


def measure(count, work):
    wall, processor = time.perf_counter(), time.process_time()
    work()
    print((time.perf_counter() - wall) / count, (time.process_time() - processor) / count)


def main():
    verb, *arguments = sys.argv[1:]
    if verb == "compose":
        text, html = (open(path, encoding="utf-8").read() for path in arguments)
        compose(text, html)
        measure(100, lambda: [compose(text, html) for _ in range(100)])
    else:
        port, count, size = map(int, arguments)
        measure(count, lambda: send(port, count, size))


main()
