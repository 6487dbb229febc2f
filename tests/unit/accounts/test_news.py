"""What became of one's own work is asked of each app that registered."""

from django.contrib.auth.models import AnonymousUser

from accounts import news
from accounts.news import News

SOMEBODY = AnonymousUser()


def test_news_of_each_app_stand_in_the_order_they_registered(monkeypatch):
    monkeypatch.setattr(news, "_registered", [])
    first, second = (News(words, (("Costs", "/costs/"),), "is live.") for words in ("One", "Two"))

    news.register(lambda person: [first] if person is SOMEBODY else [])
    news.register(lambda person: [second])

    assert news.news_for(SOMEBODY) == [first, second]
