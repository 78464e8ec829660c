# SPDX-License-Identifier: Apache-2.0
"""Cleans malformed files one process each and says what came of them.

  hostile.py HOST FOLDER WORK    HOST: the folder installer/target/host; FOLDER: malformed files; WORK: results go here

Each file must be answered or refused within 5 s of processor time, the process's start included, in 256 MiB of memory: no
crash, no hang, no exhausted stack or memory. Processor time, since how long a person waits depends on what else runs.
Writes WORK/hostile.tsv as the judge wants refusals, clean files into WORK/clean/hostile; exits 1 where a promise is broken.
"""
import concurrent.futures
import glob
import json
import os
import subprocess
import sys
import tempfile
import threading

SECONDS = 5  # of processor time
GIVE_UP = 60  # seconds on the clock
MEMORY = '256m'
EXHAUSTED = ('OutOfMemoryError', 'StackOverflowError')


def command(host, *arguments):
    jar = glob.glob(os.path.join(host, 'lib', 'native-host-*.jar'))[0]
    return ['java', '@' + os.path.join(host, 'lib', 'host.options'), '-Xmx' + MEMORY, '-Dscrubjay.home=' + host,
            '-cp', jar, 'io.github.scrubjay.Main', *arguments]


def clean(host, path, out):
    """(status, detail, seconds of processor time) of one file."""
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        process = subprocess.Popen(command(host, 'clean', '--json', '-j', '1', '--out', out, path),
                                   stdout=stdout, stderr=stderr)
        hanging = threading.Timer(GIVE_UP, process.kill)
        hanging.start()
        _, status, usage = os.wait4(process.pid, 0)
        hung = not hanging.is_alive()
        hanging.cancel()
        process.returncode = code = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime
        if hung:
            return 'timeout', f'still running after {GIVE_UP} s', seconds
        said = b''
        for stream in (stdout, stderr):
            stream.seek(0)
            said += stream.read() + b'\0'
    document, _, _ = said.partition(b'\0')
    said = said.decode('utf8', 'replace')
    for name in EXHAUSTED:
        if name in said:
            return 'crashed', name, seconds
    try:
        report = json.loads(document)['files'][0]
    except (ValueError, KeyError, IndexError):
        return 'crashed', f'exit {code} without a report', seconds
    if report['status'] == 'cleaned' and code == 0:
        return 'answered', '', seconds
    if report['status'] == 'refused' and code == 1 and report['code'] != 'internal':
        return 'refused', f"{report['code']}: {report['detail']}", seconds
    return 'crashed', f"exit {code}, {report.get('code')}: {report.get('detail')}", seconds


def main(host, folder, work):
    out = os.path.join(work, 'clean', 'hostile')
    os.makedirs(out, exist_ok=True)
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
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
            elif seconds > SECONDS:
                broken.append(f'{name}: took {seconds:.1f} s of processor time')
    counts = {status: sum(r[0] == status for r in results) for status in ('answered', 'refused', 'crashed', 'timeout')}
    print(f'hostile: {len(files)} files in {MEMORY} each:', ', '.join(f'{n} {s}' for s, n in counts.items()),
          f'; at most {max(r[2] for r in results):.1f} s of processor time')
    for line in broken:
        print('BROKEN PROMISE', line)
    return 1 if broken else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:4]))
