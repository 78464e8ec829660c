# SPDX-License-Identifier: Apache-2.0
"""Holds the judge's verdicts against what ScrubJay promises.

  check.py formats                  prints the formats that are judged
  check.py refused WORK FORMAT...   prints the refused files as the judge wants them: format/name TAB refused TAB code
  check.py verdicts WORK CORPUS     exits 1 where a promise is broken, and says which
  check.py table WORK CORPUS [DOC]  prints the verdicts by format, and puts them into a document
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from document import put  # noqa: E402

# One line a format: which share of its dirty files that were answered must come out PERFECT, and STRICT.
PROMISES = {
    'jpeg': (0.99, 0.99),
    'png': (0.99, 0.99),
    'apng': (0.98, 0.98),
    'webp': (0.97, 0.97),
    'gif': (0.97, 0.97),
    'tiff': (0.97, 0.97),
    'heic': (0.97, 0.97),
    'avif': (0.97, 0.97),
    'jxl': (0.97, 0.97),
    'psd': (0.97, 0.97),
    'bmp': (0.97, 0.97),
    'ico': (0.97, 0.97),
    'svg': (0.97, 0.97),
}
REFUSED_SHARE = 0.02  # of the files that another decoder can read, over all formats


def reports(work, fmt):
    with open(os.path.join(work, fmt + '.json'), encoding='utf8') as f:
        return json.load(f)['files']


def print_refused(work, formats):
    for fmt in formats:
        for report in reports(work, fmt):
            if report['status'] == 'refused':
                print(f"{fmt}/{os.path.basename(report['file'])}\trefused\t{report['code']}: {report['detail']}")


# Formats with a decoder of their own: the program, and what it writes.
DECODERS = {'heic': ('heif-convert', 'out.png'), 'avif': ('avifdec', 'out.png'), 'jxl': ('djxl', 'out.apng')}


def decodable(path):
    """Whether an independent decoder shows a picture."""
    fmt = os.path.basename(os.path.dirname(path))
    if fmt in DECODERS:
        program, result = DECODERS[fmt]
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, result)
            subprocess.run([program, path, out], capture_output=True, timeout=120)
            return any(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
    run = subprocess.run([CONVERT, '-quiet', path, 'rgb:-'], capture_output=True, timeout=120)
    return run.returncode == 0 and len(run.stdout) > 0


CONVERT = shutil.which('convert-im6.q16') or shutil.which('magick') or 'convert'


def decoded(path, alpha, fresh_memory):
    """The samples that ImageMagick decodes, in a process whose fresh memory is filled with this byte; None if it can't."""
    fmt = os.path.basename(os.path.dirname(path))
    how = ['-alpha', 'on', 'rgba:-'] if alpha else ['-alpha', 'off', 'rgb:-']
    run = subprocess.run([CONVERT, '-quiet', '-limit', 'thread', '1', f'{fmt}:{path}', '-depth', '8', '-colorspace', 'sRGB', *how],
                         capture_output=True, timeout=120, env={**os.environ, 'MALLOC_PERTURB_': str(fresh_memory)})
    return run.stdout if run.returncode == 0 and run.stdout else None


def same_on_a_second_look(original, clean):
    """
    Whether a verdict of other pixels only shows that the decoder gave memory which nobody wrote as alpha, as ImageMagick 6
    does for bitmaps of one bit a pixel: then two decodings of the original alone differ. What is compared is the colour.
    """
    if decoded(original, True, 1) == decoded(original, True, 170):
        return False
    looks = [decoded(path, False, fresh) for path in (original, clean) for fresh in (1, 170)]
    return looks[0] is not None and all(look == looks[0] for look in looks)


def check(work, corpus):
    with open(os.path.join(work, 'verdicts.json'), encoding='utf8') as f:
        files = json.load(f)['files']
    broken = []
    formats = sorted({name.split('/')[0] for name in files} - {'hostile'})
    for name, v in sorted(files.items()):
        if name.startswith('hostile/') and v['out'] and (not v['clean'] or v['pixels'] is False):
            broken.append(f"{name}: answered, but {v['hard'] or v['leak'] or 'with other pixels'}")
    refused_decodable = []
    for fmt in formats:
        mine = {n: v for n, v in files.items() if n.startswith(fmt + '/')}
        answered = {n: v for n, v in mine.items() if v['out']}
        dirty = {n: v for n, v in answered.items() if v['dirty']}
        perfect = sum(v['perfect'] for v in dirty.values())
        strict = sum(v['strict'] for v in dirty.values())
        refused_decodable += [n for n in mine if n not in answered and decodable(os.path.join(corpus, n))]
        print(f'{fmt}: {len(mine)} files, {len(answered)} answered; of {len(dirty)} dirty ones {perfect} PERFECT, {strict} STRICT')
        for word, count, share in zip(('PERFECT', 'STRICT'), (perfect, strict), PROMISES[fmt]):
            if count < share * len(dirty):
                broken.append(f'{fmt}: only {count} of {len(dirty)} {word}')
        for name, v in sorted(answered.items()):
            if v['pixels'] is False:
                if same_on_a_second_look(os.path.join(corpus, name), os.path.join(work, 'clean', name)):
                    print(f'  {name}: called changed, but its decoder reads an alpha that nobody wrote; the colours are the same')
                else:
                    broken.append(f'{name}: other pixels')
            elif not v['colour_ok']:
                print(f"  {name}: colour {v['colour']}")
            elif v['dirty'] and not v['perfect']:
                print(f"  {name}: {v['hard'] or v['leak']}")
        for name, v in mine.items():
            if v['status'] in ('silent', 'crashed', 'timeout'):
                broken.append(f"{name}: {v['status']}")
    for name in refused_decodable:
        print(f'  refused though decodable: {name}')
    if len(refused_decodable) > REFUSED_SHARE * len(files):
        broken.append(f'{len(refused_decodable)} of {len(files)} files refused though decodable')
    for line in broken:
        print('BROKEN PROMISE', line)
    print('corpus:', 'every promise kept' if not broken else f'{len(broken)} promises broken')
    return 1 if broken else 0


def row(name, verdicts):
    answered = [v for v in verdicts if v['out']]
    dirty = [v for v in answered if v['dirty']]
    counts = [len(verdicts), sum(v['dirty'] for v in verdicts), len(verdicts) - len(answered),
              sum(v['perfect'] for v in dirty), sum(v['strict'] for v in dirty)]
    return f"| {name} | {' | '.join(map(str, counts))} |\n"


def table(work, corpus):
    """The verdicts by format; of those that were refused nothing is judged."""
    with open(os.path.join(work, 'verdicts.json'), encoding='utf8') as f:
        files = {name: v for name, v in json.load(f)['files'].items() if not name.startswith('hostile/')}
    text = '\n| format | files | dirty | refused | PERFECT, of the dirty | STRICT, of the dirty |\n|---|---|---|---|---|---|\n'
    for fmt in PROMISES:
        mine = [v for name, v in files.items() if name.startswith(fmt + '/')]
        if mine:
            text += row(fmt, mine)
    text += row('**all**', list(files.values()))
    planted = [v for name, v in files.items() if name.split('/')[1].startswith('planted_')]
    if planted:
        text += row('of them planted traps', planted)
    kept = {name: v for name, v in files.items() if v['out'] and not v['dirty']}
    harmed = [name for name, v in kept.items() if (v['pixels'] is False or not v['colour_ok']) and not same_on_a_second_look(
        os.path.join(corpus, name), os.path.join(work, 'clean', name))]
    return text + (f'\nOf the {len(kept)} files that needed no cleaning {len(harmed) or "none"} came out with other pixels or '
                   'colours.\n\n')


if __name__ == '__main__':
    if sys.argv[1] == 'formats':
        print(*PROMISES)
    elif sys.argv[1] == 'refused':
        print_refused(sys.argv[2], sys.argv[3:])
    elif sys.argv[1] == 'table':
        made = table(sys.argv[2], sys.argv[3])
        print(made)
        if len(sys.argv) > 4:
            put(sys.argv[4], 'cleanliness', made)
    else:
        sys.exit(check(sys.argv[2], sys.argv[3]))
