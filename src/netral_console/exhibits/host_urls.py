"""All addresses of the exhibits' host."""

from django.urls import include, path

from netral_console.exhibits import urls

urlpatterns = [path(urls.PREFIX, include(urls))]
handler404 = "netral_console.exhibits.show.show_nothing"
