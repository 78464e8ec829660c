# SPDX-License-Identifier: Apache-2.0
"""Tables in a document, each between a line `<!-- table NAME -->` and a line `<!-- end NAME -->`."""


def put(document, name, table):
    """Writes a table into its place. Raises ValueError where the document has none for it."""
    begin, end = f'<!-- table {name} -->\n', f'<!-- end {name} -->'
    with open(document, encoding='utf8') as f:
        text = f.read()
    head, at_begin, rest = text.partition(begin)
    _, at_end, tail = rest.partition(end)
    if not (at_begin and at_end):
        raise ValueError(f'{document}: no place for the table {name}, must be {begin.strip()} and {end}')
    with open(document, 'w', encoding='utf8') as f:
        f.write(head + begin + table + end + tail)
