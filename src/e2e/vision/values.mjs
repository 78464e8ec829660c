// SPDX-License-Identifier: Apache-2.0
// Made-up personal data with true check digits, drawn from a seeded generator so that every run makes the same.

/** A generator of numbers from 0 to 1 (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST = [
  'Anna',
  'Marek',
  'Sophie',
  'Diego',
  'Helen',
  'Jonas',
  'Camille',
  'Lucia',
  'Oliver',
  'Katrin',
  'Pawel',
  'Emma',
];
const LAST = [
  'Whitfield',
  'Kowalski',
  'Bergmann',
  'Moreau',
  'Navarro',
  'Fischer',
  'Nowak',
  'Lambert',
  'Castillo',
  'Hughes',
];
const STREETS = {
  en: (r, n) => `${n} ${r.of(['Maple', 'Harbour', 'Mill', 'Station'])} ${r.of(['Street', 'Road', 'Avenue', 'Lane'])}`,
  de: (r, n) =>
    `${r.of(['Linden', 'Berliner ', 'Garten', 'Schiller'])}${r.of(['weg', 'platz', 'allee'])} ${n}`.replace(' w', 'w'),
  fr: (r, n) => `${n} rue ${r.of(['de la Paix', 'Victor Hugo', 'des Lilas'])}`,
  es: (r, n) => `Calle ${r.of(['Mayor', 'Luna', 'Olivo'])} ${n}`,
  pl: (r, n) => `ul. ${r.of(['Polna', 'Lipowa', 'Kwiatowa'])} ${n}`,
};
const PHONES = {
  en: (r) =>
    r.of([
      `+1 (${r.of(['415', '212', '312'])}) ${r.of(['624', '738', '935'])}-${r.digits(4)}`,
      `+44 20 7${r.digits(3)} ${r.digits(4)}`,
    ]),
  de: (r) => r.of([`+49 30 ${r.of(['2', '3', '4'])}${r.digits(7)}`, `+49 171 ${r.digits(7)}`]),
  fr: (r) => `+33 6 ${r.of(['12', '23', '45', '78'])} ${r.digits(2)} ${r.digits(2)} ${r.digits(2)}`,
  es: (r) => `+34 6${r.digits(2)} ${r.digits(3)} ${r.digits(3)}`,
  pl: (r) => `+48 5${r.of(['0', '1', '3'])}${r.digits(1)} ${r.digits(3)} ${r.digits(3)}`,
};
const NATIONAL_PHONES = {
  en: (r) => `(${r.of(['415', '212', '312'])}) ${r.of(['624', '738', '935'])}-${r.digits(4)}`,
  de: (r) => `030 ${r.of(['2', '3', '4'])}${r.digits(7)}`,
  fr: (r) => `01 4${r.digits(1)} ${r.digits(2)} ${r.digits(2)} ${r.digits(2)}`,
  es: (r) => `91${r.of(['1', '3', '5'])} ${r.digits(3)} ${r.digits(3)}`,
  pl: (r) => `22 6${r.digits(2)} ${r.digits(2)} ${r.digits(2)}`,
};
const IBANS = {
  DE: (r) => r.digits(18),
  FR: (r) => r.digits(10) + r.digits(11) + r.digits(2),
  ES: (r) => r.digits(20),
  PL: (r) => r.digits(24),
  GB: (r) => r.of(['NWBK', 'BARC', 'LOYD']) + r.digits(14),
  NL: (r) => r.of(['ABNA', 'INGB', 'RABO']) + r.digits(10),
  IT: (r) => r.of('ABCDEFGHJ') + r.digits(10) + r.digits(12),
};
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SMALL = LETTERS.toLowerCase();
const DIGITS = '0123456789';

export class Values {
  constructor(seed, language) {
    this.random = seeded(seed);
    this.language = language;
  }

  of(choices) {
    return choices[Math.floor(this.random() * choices.length)];
  }

  text(alphabet, length) {
    return Array.from({length}, () => this.of(alphabet)).join('');
  }

  digits(length) {
    return this.text(DIGITS, length);
  }

  number(from, to) {
    return from + Math.floor(this.random() * (to - from + 1));
  }

  name() {
    return `${this.of(FIRST)} ${this.of(LAST)}`;
  }

  /** A made-up word, which no other item on the page holds. */
  word(syllables) {
    return Array.from({length: syllables}, () => this.of('bcdfghklmnprstvz') + this.of('aeiou')).join('');
  }

  email() {
    const [first, last] = [this.word(2), this.word(4)];
    const user = this.of([
      `${first}.${last}`,
      `${first}_${last}${this.digits(2)}`,
      `${first[0]}${last}`,
      `${last}-${first}${this.digits(1)}`,
    ]);
    return `${user}@${this.of(['example', 'mail.example', 'post.example'])}.${this.of(['com', 'org', 'net', 'co.uk', 'de'])}`;
  }

  phone() {
    return PHONES[this.language](this);
  }

  nationalPhone() {
    return NATIONAL_PHONES[this.language](this);
  }

  iban() {
    const country = this.of(Object.keys(IBANS));
    const account = IBANS[country](this);
    const check = 98 - mod97(`${account}${country}00`);
    const iban = `${country}${String(check).padStart(2, '0')}${account}`;
    return this.random() < 0.8 ? iban.replace(/(.{4})(?=.)/g, '$1 ') : iban;
  }

  card() {
    const prefix = this.of(['4', '51', '53', '55', '37', '6011']);
    const length = prefix === '37' ? 15 : 16;
    const start = prefix + this.digits(length - prefix.length - 1);
    const number = start + luhn(start);
    if (length === 15) return number.replace(/(.{4})(.{6})(.{5})/, '$1 $2 $3');
    return number.replace(/(.{4})(?=.)/g, this.random() < 0.8 ? '$1 ' : '$1-');
  }

  birthDate() {
    const [day, month, year] = [this.number(1, 28), this.number(1, 12), this.number(1940, 2005)];
    const two = (n) => String(n).padStart(2, '0');
    return this.of([
      `${two(day)}.${two(month)}.${year}`,
      `${two(day)}/${two(month)}/${year}`,
      `${year}-${two(month)}-${two(day)}`,
    ]);
  }

  address() {
    return STREETS[this.language](this, this.number(1, 180));
  }

  ip() {
    return `${this.of([81, 93, 145, 203])}.${this.number(1, 254)}.${this.number(1, 254)}.${this.number(1, 254)}`;
  }

  key() {
    const mixed = LETTERS + SMALL + DIGITS;
    return this.of([
      () => 'AKIA' + this.text(LETTERS + '234567', 16),
      () => 'ghp_' + this.text(mixed, 36),
      () => 'sk-proj-' + this.text(mixed, 32),
      () => 'sk_live_' + this.text(mixed, 24),
      () => 'glpat-' + this.text(mixed, 20),
      () => 'AIza' + this.text(mixed, 35),
      () => `xoxb-${this.digits(11)}-${this.text(mixed, 24)}`,
      () => 'hf_' + this.text(mixed, 34),
      () => 'npm_' + this.text(mixed, 36),
    ])();
  }

  token() {
    return this.text('abcdef' + DIGITS, this.number(16, 32));
  }

  password() {
    return `${this.of(['Tiger', 'Sunny', 'Coffee', 'Winter'])}${this.of('!#%+')}${this.digits(3)}${this.of(['Kx', 'zQ', 'Lm'])}`;
  }

  ssn() {
    return `${this.number(101, 665)}-${this.number(10, 99)}-${this.number(1000, 9999)}`;
  }

  nationalId() {
    switch (this.language) {
      case 'es': {
        const number = this.digits(8);
        return number + 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23];
      }
      case 'pl':
        return this.pesel();
      case 'de':
        return this.germanTaxNumber();
      case 'fr': {
        const start = `${this.number(1, 2)}${this.digits(2)}0${this.number(1, 9)}${this.number(10, 95)}${this.digits(6)}`;
        const key = String(97 - Number(BigInt(start) % 97n)).padStart(2, '0');
        return `${start}${key}`.replace(/(.)(..)(..)(..)(...)(...)(..)/, '$1 $2 $3 $4 $5 $6 $7');
      }
      default:
        return this.ssn();
    }
  }

  pesel() {
    const start = `${this.number(50, 99)}0${this.number(1, 9)}${this.number(10, 28)}${this.digits(4)}`;
    const sum = [...start].reduce((all, digit, i) => all + Number(digit) * [1, 3, 7, 9][i % 4], 0);
    return start + ((10 - (sum % 10)) % 10);
  }

  germanTaxNumber() {
    const pool = [...DIGITS]
      .filter((d) => d !== '0')
      .sort(() => this.random() - 0.5)
      .slice(0, 9);
    const ten = [...pool, pool[0]].join('');
    let product = 10;
    for (const digit of ten) {
      const sum = (Number(digit) + product) % 10;
      product = ((sum === 0 ? 10 : sum) * 2) % 11;
    }
    return `${ten}${(11 - product) % 10}`.replace(/(..)(...)(...)(...)/, '$1 $2 $3 $4');
  }

  /** The lines of a machine readable zone: of a passport or of a card. */
  mrz() {
    const [first, last] = [this.word(3), this.word(4)].map((name) => name.toUpperCase());
    const state = this.of(['UTO', 'D<<', 'FRA', 'ESP', 'POL', 'GBR']);
    const [birth, expiry] = [this.yymmdd(50, 99), this.yymmdd(27, 35)];
    const sex = this.of('MF');
    const number = this.text(LETTERS.replace(/[IO]/g, '') + DIGITS, 9);
    if (this.random() < 0.6) {
      const second =
        number + check(number) + state + birth + check(birth) + sex + expiry + check(expiry) + '<'.repeat(14) + '0';
      return [
        `P<${state}${last}<<${first}`.padEnd(44, '<'),
        second + check(second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43)),
      ];
    }
    const one = `ID${state}${number}${check(number)}`.padEnd(30, '<');
    const two = `${birth}${check(birth)}${sex}${expiry}${check(expiry)}${state}`.padEnd(29, '<');
    return [
      one,
      two + check(one.slice(5, 30) + two.slice(0, 7) + two.slice(8, 15) + two.slice(18, 29)),
      `${last}<<${first}`.padEnd(30, '<'),
    ];
  }

  yymmdd(from, to) {
    return `${this.number(from, to)}${String(this.number(1, 12)).padStart(2, '0')}${this.number(10, 28)}`;
  }
}

function mod97(text) {
  const digits = [...text].map((c) => (c >= 'A' ? c.charCodeAt(0) - 55 : c)).join('');
  return Number(BigInt(digits) % 97n);
}

function luhn(start) {
  const sum = [...start].reverse().reduce((all, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

function check(field) {
  const value = (c) => (c === '<' ? 0 : c >= 'A' ? c.charCodeAt(0) - 55 : Number(c));
  return [...field].reduce((sum, c, i) => sum + value(c) * [7, 3, 1][i % 3], 0) % 10;
}
