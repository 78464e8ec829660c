# SPDX-License-Identifier: Apache-2.0
"""Cleans malformed files one process each and says what came of them.

  hostile.py HOST FOLDER WORK    HOST: the folder installer/target/host; FOLDER: malformed files; WORK: results go here

Each file must be answered or refused within 5 s in 256 MiB of memory: no crash, no hang, no exhausted stack or memory.
Writes WORK/hostile.tsv as the judge wants refusals, clean files into WORK/clean/hostile; exits 1 where a promise is broken.
"""
import concurrent.futures
import glob
import json
import os
import subprocess
import sys
import time

SECONDS = 5  # for one file; the start of the process comes on top
GIVE_UP = 30
MEMORY = '256m'
EXHAUSTED = ('OutOfMemoryError', 'StackOverflowError')


def command(host, *arguments):
    jar = glob.glob(os.path.join(host, 'lib', 'native-host-*.jar'))[0]
    return ['java', '@' + os.path.join(host, 'lib', 'host.options'), '-Xmx' + MEMORY, '-Dscrubjay.home=' + host,
            '-cp', jar, 'io.github.scrubjay.Main', *arguments]


def clean(host, path, out):
    """(status, detail, seconds) of one file."""
    began = time.monotonic()
    try:
        run = subprocess.run(command(host, 'clean', '--json', '-j', '1', '--out', out, path),
                             capture_output=True, timeout=GIVE_UP)
    except subprocess.TimeoutExpired:
        return 'timeout', f'still running after {GIVE_UP} s', GIVE_UP
    seconds = time.monotonic() - began
    said = run.stdout.decode('utf8', 'replace') + run.stderr.decode('utf8', 'replace')
    for name in EXHAUSTED:
        if name in said:
            return 'crashed', name, seconds
    try:
        report = json.loads(run.stdout)['files'][0]
    except (ValueError, KeyError, IndexError):
        return 'crashed', f'exit {run.returncode} without a report', seconds
    if report['status'] == 'cleaned' and run.returncode == 0:
        return 'answered', '', seconds
    if report['status'] == 'refused' and run.returncode == 1 and report['code'] != 'internal':
        return 'refused', f"{report['code']}: {report['detail']}", seconds
    return 'crashed', f"exit {run.returncode}, {report.get('code')}: {report.get('detail')}", seconds


def start_seconds(host):
    """What starting a process takes just now, without any image."""
    began = time.monotonic()
    subprocess.run(command(host, '--version'), capture_output=True, check=True)
    return time.monotonic() - began


def main(host, folder, work):
    out = os.path.join(work, 'clean', 'hostile')
    os.makedirs(out, exist_ok=True)
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    start = max(start_seconds(host) for _ in range(3))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda path: clean(host, path, out), files))
    broken = []
    with open(os.path.join(work, 'hostile.tsv'), 'w', encoding='utf8') as tsv:
        for path, (status, detail, seconds) in zip(files, results):
            name = 'hostile/' + os.path.basename(path)
            if status != 'answered':
                tsv.write(f'{name}\t{status}\t{detail}\n')
            if status in ('crashed', 'timeout'):
                broken.append(f'{name}: {status}: {detail}')
            elif seconds > SECONDS + start:
                broken.append(f'{name}: took {seconds:.1f} s')
    counts = {status: sum(r[0] == status for r in results) for status in ('answered', 'refused', 'crashed', 'timeout')}
    print(f'hostile: {len(files)} files in {MEMORY} each:', ', '.join(f'{n} {s}' for s, n in counts.items()),
          f'; the slowest took {max(r[2] for r in results):.1f} s, {start:.1f} s of it to start')
    for line in broken:
        print('BROKEN PROMISE', line)
    return 1 if broken else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:4]))
