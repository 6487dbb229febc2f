"""Pictures that are uploaded while staff write. markdownx's address is kept."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from content.admin.access import staff_only
from content.admin.picture_form import PictureForm
from content.models import Picture


@require_POST
@staff_only("content.add_picture")
def upload(request: HttpRequest) -> HttpResponse:
    """Keep a picture and answer with the Markdown that shows it, or say why not."""
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        errors = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
        return JsonResponse(errors, status=400)
    form.instance.uploaded_by_id = request.user.pk
    picture = form.save()
    admin.site.get_model_admin(Picture).log_addition(request, picture, [{"added": {}}])
    return JsonResponse(
        {"image_code": picture.markdown, "url": picture.url, "alternative": picture.alternative}
    )
