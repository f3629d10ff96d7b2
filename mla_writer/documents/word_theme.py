"""The two parts that Word expects of every package although letters set nothing by them: theme and font table."""

from __future__ import annotations

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "333333", "lt2": "F0F0EC", "accent1": "1F4E79", "accent2": "8C1D18", "accent3": "4A4A4A",
    "accent4": "8A8A8A", "accent5": "2E6B4F", "accent6": "7A5C00", "hlink": "1F4E79", "folHlink": "5A3E7A",
}  # fmt: skip


def theme_xml(font: str) -> str:
    """Return a plain theme: our few colours, one font."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    fonts = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_HEAD}<a:theme xmlns:a="{_DRAWING}" name="Letter"><a:themeElements><a:clrScheme name="Letter">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Letter"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Letter"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def font_table_xml(fonts: tuple[str, ...], namespaces: str) -> str:
    """Return the table of the fonts that the styles name."""
    rows = "".join(f'<w:font w:name="{name}"><w:family w:val="roman"/></w:font>' for name in fonts)
    return f"{_HEAD}<w:fonts {namespaces}>{rows}</w:fonts>"
