"""The smallest PDFs that show a fault: letters at places, and what the file says they are."""

SIZE = 10.0
WIDTH = 6.0  # of every letter; a blank is as wide


def drawn(lines, *, emitted=list, said=lambda char: char, mapped=True, right=500.0, top=700.0):
    """Return a PDF of one page with ``lines`` as they stand from left to right, flush right.

    Args:
        lines: as the eye sees them.
        emitted: in what order the letters of a line are drawn.
        said: what letter the file says a shape is.
        mapped: False leaves out what letters the shapes are.
        right: where the lines end. top: where the first stands.
    """
    chars = sorted({char for line in lines for char in line})
    numbers = {char: number for number, char in enumerate(chars, 1)}
    steps = []
    for row, line in enumerate(lines):
        places = [(right - WIDTH * (len(line) - at), char) for at, char in enumerate(line) if char != " "]
        steps += [
            f"1 0 0 1 {x:.2f} {top - 14 * row:.2f} Tm <{numbers[c]:02x}> Tj" for x, c in emitted(places)
        ]
    content = f"BT /F {SIZE} Tf {' '.join(steps)} ET"
    return assembled(content, cmap({numbers[char]: said(char) for char in chars}) if mapped else "")


def cmap(named):
    rows = "\n".join(f"<{code:02x}> <{words.encode('utf-16-be').hex()}>" for code, words in named.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(named)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    )


def assembled(content, to_unicode=""):
    """Return a page whose letters are 99 boxes of a Type 3 font: each has an extent, as PDFium demands."""
    unicode_ = "/ToUnicode 6 0 R" if to_unicode else ""
    codes = range(1, 100)
    procs = " ".join(f"/g{code} 7 0 R" for code in codes)
    names = " ".join(f"/g{code}" for code in codes)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F 5 0 R >> >> >>"
        ),
        stream(content),
        (
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 800] /FontMatrix [0.001 0 0 0.001 0 0] "
            f"/CharProcs << {procs} >> /Encoding << /Type /Encoding /Differences [1 {names}] >> "
            f"/FirstChar 1 /LastChar 99 /Widths [{'600 ' * 99}] {unicode_} >>"
        ),
        stream(to_unicode),
        stream("600 0 0 0 600 800 d1 0 0 600 800 re f"),
    ]
    return written(objects)


def stream(words):
    return f"<< /Length {len(words.encode())} >>\nstream\n{words}\nendstream"


def written(objects, trailer=""):
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode()
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)
