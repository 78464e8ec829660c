# SPDX-License-Identifier: Apache-2.0
"""The batch benchmark: one set of mixed images made in code, cleaned by ScrubJay and by the tools that are installed.

  batch.py HOST BENCHMARKS_JAR WORK [--count N] [--into DOCUMENT] [--judge JUDGE_FOLDER]

Each tool gets the files in the way it is fastest with; wall and processor time are those of all its processes together. What
share came out perfect is counted by our own look at the files or, with --judge, by an independent judge of such tools.
"""
import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time

from document import put


def tools(host):
    """(name, program that must be there, shell script over $in and $out, which is a copy of $in for tools that work in place)."""
    launcher = os.path.join(host, 'bin', 'scrubjay-host')
    cores = os.cpu_count()
    return [
        ('ScrubJay', launcher, f'"{launcher}" clean -q -r --out "$out" "$in"', False),
        ('ScrubJay --no-verify-pixels', launcher, f'"{launcher}" clean -q -r --no-verify-pixels --out "$out" "$in"', False),
        ('exiftool', 'exiftool',
         'exiftool -q -q -r -all= -tagsfromfile @ -icc_profile -orientation -overwrite_original "$out"', True),
        ('exiv2 rm', 'exiv2', 'find "$out" -type f -print0 | xargs -0 -n 100 -P 1 exiv2 -q rm', True),
        ('jpegtran -copy icc (JPEG alone)', 'jpegtran',
         f'cd "$in" && find . -name "*.jpg" -print0 | xargs -0 -P {cores} -I@ sh -c '
         '\'mkdir -p "$out/$(dirname "$1")" && jpegtran -copy icc -outfile "$out/$1" "$1"\' - @', False),
        ('mat2', 'mat2', 'find "$out" -type f -print0 | xargs -0 -n 1000 mat2 --inplace', True),
    ]


def run(script, original, out, in_place):
    shutil.rmtree(out, ignore_errors=True)
    if in_place:
        shutil.copytree(original, out)
    else:
        os.makedirs(out)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    subprocess.run(['bash', '-c', script], env={**os.environ, 'in': original, 'out': out},
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def perfect_by_us(jar, original, out):
    said = subprocess.run(['java', '-Djava.awt.headless=true', '-cp', jar, 'io.github.scrubjay.bench.BatchFiles', 'check',
                           original, out], capture_output=True, text=True, check=True).stdout
    count, _, total = said.split()[:3]
    return int(count) / int(total)


def perfect_by_judge(judge, work, original, out):
    verdicts = os.path.join(work, 'verdicts.json')
    subprocess.run([sys.executable, os.path.join(judge, 'judge.py'), original, out, '--json', verdicts,
                    '--cache', os.path.join(work, 'judge-cache')], stdout=subprocess.DEVNULL, check=True)
    with open(verdicts, encoding='utf8') as f:
        files = json.load(f)['files'].values()
    return sum(bool(v.get('perfect')) for v in files) / len(files)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument('host')
    options.add_argument('jar')
    options.add_argument('work')
    options.add_argument('--count', type=int, default=1000)
    options.add_argument('--into')
    options.add_argument('--judge')
    given = options.parse_args()
    original = os.path.join(given.work, 'original')
    shutil.rmtree(original, ignore_errors=True)
    made = subprocess.run(['java', '-Djava.awt.headless=true', '-cp', given.jar, 'io.github.scrubjay.bench.BatchFiles', 'make',
                           original, str(given.count)], capture_output=True, text=True, check=True).stdout.strip()
    print(made)
    rows = []
    for name, program, script, in_place in tools(given.host):
        if not shutil.which(program):
            print(f'not installed: {program}')
            continue
        out = os.path.join(given.work, 'clean')
        wall, cpu = run(script, original, out, in_place)
        share = perfect_by_judge(given.judge, given.work, original, out) if given.judge else perfect_by_us(given.jar, original, out)
        rows.append((name, wall, cpu, share))
        print(f'{name}: {wall:.1f} s, {cpu:.1f} s of processor time, {100 * share:.1f} % perfect', flush=True)
    shutil.rmtree(os.path.join(given.work, 'clean'), ignore_errors=True)
    _, wall, cpu, _ = rows[0]
    table = (f'\n{made}: 60 % JPEG (half of them turned), 30 % PNG, 10 % GIF, made in code; {os.cpu_count()} processors. '
             f'Perfect as {"an independent judge" if given.judge else "our own check"} says.\n\n'
             '| tool | wall time, ScrubJay = 1 | processor time, ScrubJay = 1 | perfect |\n|---|---|---|---|\n')
    for name, its_wall, its_cpu, share in rows:
        table += f'| {name} | {its_wall / wall:.2f} | {its_cpu / cpu:.2f} | {100 * share:.1f} % |\n'
    print(table)
    if given.into:
        put(given.into, 'batch', table + '\n')


if __name__ == '__main__':
    main()
