"""Addresses on the exhibits' host; on the console's own host they do not exist."""

from django.urls import path

from netral_console.door import public
from netral_console.exhibits import show

app_name = "exhibits"
PREFIX = "bukti/"
urlpatterns = [path("<str:token>", show.show_exhibit, name="show")]
DOORS = {"show": public()}
