"""Addresses of the shared pages."""

from django.urls import path

from netral_console.door import EVERYBODY, Door, public
from netral_console.pages import home, language

app_name = "pages"
PREFIX = ""
urlpatterns = [
    path("", home.show_home, name="home"),
    path("bahasa", language.choose_language, name="language"),
]
DOORS = {
    "home": Door(read=EVERYBODY),
    "language": public(write=True),
}
