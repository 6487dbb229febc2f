from handouts.qr import draw_qr


def test_code_is_a_drawing_with_a_name_and_its_quiet_zone():
    drawing = draw_qr("https://example.org/h/39A9FP")

    assert drawing.startswith("<svg")
    assert "<title>QR code of https://example.org/h/39A9FP</title>" in drawing
    # Version 3 has 29 modules, and 4 around them on each side.
    assert 'width="34mm" height="34mm" viewBox="0 0 37 37"' in drawing
    assert "style=" not in drawing


def test_address_is_escaped():
    assert "<b>" not in draw_qr("https://example.org/h/<b>")
