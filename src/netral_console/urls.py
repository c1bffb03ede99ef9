"""All addresses; `netral_console.access` says who may open which."""

from django.urls import include, path

from netral_console.apps_of_pages import load_pages

urlpatterns = [
    path("masuk/", include("allauth.urls")),
    *(path(urls.PREFIX, include(urls)) for urls in load_pages()),
]
handler404 = "netral_console.pages.refusal.show_not_found"
handler500 = "netral_console.pages.refusal.show_broken"
