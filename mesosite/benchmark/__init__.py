"""What the site costs beside a bare application that answers with the same bytes."""
