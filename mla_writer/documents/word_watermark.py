"""The watermark of a draft in Word: a word across every page, behind the text, as Word itself makes it.

It is a drawing in the header, in the older markup (VML) that Word writes for its own watermarks: Word then offers to remove it
where it offers to set one, and LibreOffice knows it too.
"""

from __future__ import annotations

from html import escape

_NAMESPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_NAME = "PowerPlusWaterMarkObject1"
"""By this name Word and LibreOffice know a watermark from other drawings."""
_REACH = 590
"""Width and height of the word together, in points: turned by 45 degrees it then fits between the margins of A4."""
_TALLEST = 130
_BROAD = 0.62
"""How broad a capital letter is for its height."""
_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def watermark_xml(word: str, font: str) -> str:
    """Return the run that puts `word` in `font` across the page on which it stands in the header."""
    width, height = _size(word)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    said = escape(word)
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict {_NAMESPACES}>{_SHAPE}"
        f'<v:shape id="{_NAME}" o:spid="_x0000_s2049" type="#_x0000_t136" alt="{said}" style="{style}" '
        'o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".4"/>'
        f'<v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt" string="{said}"/></v:shape></w:pict></w:r>'
    )


def _size(word: str) -> tuple[int, int]:
    """Return width and height of the word in points: as large as its length allows."""
    height = min(_TALLEST, round(_REACH / (1 + _BROAD * len(word))))
    return min(_REACH - height, round(height * _BROAD * len(word))), height
