"""The guide kept on a reader's phone, for who asks for it: docs/decisions/0020-the-guide-kept-on-a-phone.md."""
