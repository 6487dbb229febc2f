import pytest

from mesosite.environment import EnvironmentVariableError
from mesosite.environment.mail import Mail, read_mail

SENDER = "guide@clinic.example"


def test_without_a_server_no_mail_is_sent():
    assert read_mail({"MAIL_FROM": SENDER}) == Mail()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://localhost", Mail("localhost", 25)),
        (
            "smtp+tls://us%40er:p%2Fw@mail.example:2525",
            Mail("mail.example", 2525, "us@er", "p/w", starts_tls=True),
        ),
        ("smtps://user:word@mail.example", Mail("mail.example", 465, "user", "word", is_tls=True)),
    ],
)
def test_server_is_read_with_its_port_and_encryption(url, expected):
    mail = read_mail({"SMTP_URL": url, "MAIL_FROM": SENDER})

    assert mail == Mail(**{**vars(expected), "sender": SENDER})


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SMTP_URL": "mail.example"}, "SMTP_URL"),
        ({"SMTP_URL": "smtps://mail.example:port"}, "SMTP_URL"),
        ({"SMTP_URL": "smtp://user:word@mail.example"}, "SMTP_URL"),
        ({"SMTP_URL": "smtps://mail.example", "MAIL_FROM": ""}, "MAIL_FROM"),
    ],
)
def test_wrong_variable_is_named_and_no_password_told(variables, named):
    with pytest.raises(EnvironmentVariableError, match=f"^{named} is") as error:
        read_mail({"MAIL_FROM": SENDER} | variables)

    assert "word@mail" not in str(error.value)
