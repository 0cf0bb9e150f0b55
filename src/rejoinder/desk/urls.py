"""The addresses of the desk."""

from django.urls import path

from rejoinder.desk import entry, judging, pictures, views

urlpatterns = [
    path("", views.overview, name="overview"),
    path("enter", entry.enter, name="enter"),
    path("search", views.search, name="search"),
    path("documents", views.documents, name="documents"),
    path("documents/<str:key>", views.document, name="document"),
    path("documents/<str:key>/beside/<str:other>", views.beside, name="beside"),
    path("copies", views.copies, name="copies"),
    path("statements", views.statements, name="statements"),
    path("statements/<str:key>", views.statement, name="statement"),
    path("replies", views.replies, name="replies"),
    path("incidents", views.incidents, name="incidents"),
    path("incidents/<str:key>", views.incident, name="incident"),
    path("claims", views.claims, name="claims"),
    path("claims/<str:key>", views.claim, name="claim"),
    path("figures", views.figures, name="figures"),
    path("parties", views.parties, name="parties"),
    path("parties/<str:key>", views.party, name="party"),
    path("gaps", views.gaps, name="gaps"),
    path("images", views.images, name="images"),
    path("requests", views.requests, name="requests"),
    path("decisions", judging.decisions, name="decisions"),
    path("judge", judging.judge, name="judge"),
    path("relink", judging.relink, name="relink"),
    path("failures", views.failures, name="failures"),
    path("accuracy", views.accuracy, name="accuracy"),
    path("brief", pictures.brief_page, name="brief"),
    path("charts/timeline.<str:scheme>.<str:layout>.svg", pictures.timeline, name="timeline"),
    path(
        "charts/accuracy/<str:measure>.<str:scheme>.<str:layout>.svg",
        pictures.accuracy,
        name="accuracy-chart",
    ),
    path("charts/cadence/<int:number>.<str:scheme>.<str:layout>.svg", pictures.cadence, name="cadence-chart"),
    path("charts/<str:measure>.<str:scheme>.<str:layout>.svg", pictures.figures, name="figures-chart"),
    path(
        "charts/<str:incident>/<str:measure>.<str:scheme>.<str:layout>.svg", pictures.toll, name="toll-chart"
    ),
    path("static/<str:name>", pictures.static, name="static"),
]

handler400 = "rejoinder.desk.entry.bad_request"
handler403 = "rejoinder.desk.entry.bad_request"
handler404 = "rejoinder.desk.entry.not_found"
handler500 = "rejoinder.desk.entry.broken"
