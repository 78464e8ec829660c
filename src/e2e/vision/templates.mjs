// SPDX-License-Identifier: Apache-2.0
// The pages in which personal data is planted. `p(kind, value)` marks what is planted; everything else must not be boxed.

const WORDS = {
  en: {
    hello: 'Dear',
    phone: 'Phone',
    born: 'Date of birth',
    name: 'Name',
    id: 'SSN',
    account: 'Your account is ready. We will debit it on the first of the month.',
    bye: 'Kind regards',
    text: 'Thank you for your order 20391 of 12 May. The parcel weighs 2.4 kg and leaves our house tomorrow between 10:30 and 12:00.',
  },
  de: {
    hello: 'Hallo',
    phone: 'Telefon',
    born: 'Geburtsdatum',
    name: 'Name',
    id: 'Steuer-ID',
    account: 'Ihr Konto ist bereit. Wir buchen am ersten Werktag des Monats ab.',
    bye: 'Mit besten Wünschen',
    text: 'Danke für Ihre Bestellung 20391 vom 12. Mai. Das Paket wiegt 2,4 kg und verlässt unser Haus morgen zwischen 10:30 und 12:00 Uhr.',
  },
  fr: {
    hello: 'Bonjour',
    phone: 'Téléphone',
    born: 'Date de naissance',
    name: 'Nom',
    id: 'Numéro de sécurité sociale',
    account: 'Votre compte est ouvert. Le débit a lieu le premier jour du mois.',
    bye: 'Cordialement',
    text: 'Merci pour votre commande 20391 du 12 mai. Le colis pèse 2,4 kg et part demain entre 10h30 et midi.',
  },
  es: {
    hello: 'Hola',
    phone: 'Teléfono',
    born: 'Fecha de nacimiento',
    name: 'Nombre',
    id: 'DNI',
    account: 'Su cuenta está lista. El cargo se hace el primer día del mes.',
    bye: 'Saludos',
    text: 'Gracias por su pedido 20391 del 12 de mayo. El paquete pesa 2,4 kg y sale mañana entre las 10:30 y las 12:00.',
  },
  pl: {
    hello: 'Witaj',
    phone: 'Telefon',
    born: 'Data urodzenia',
    name: 'Nazwisko',
    id: 'PESEL',
    account: 'Konto jest gotowe. Kwota zostanie pobrana pierwszego dnia miesiąca.',
    bye: 'Z powazaniem',
    text: 'Dziekujemy za zamówienie 20391 z 12 maja. Paczka wazy 2,4 kg i wychodzi jutro miedzy 10:30 a 12:00.',
  },
};
const CJK = [
  'いつもお世話になっております。明日の会議は十時からです。',
  '您好,您的订单已经发货,请注意查收。',
  '安全のため、この画面を共有しないでください。',
];

export const TEMPLATES = {mail, chat, bank, terminal, card, sheet, settings, code, letter, travel};

function mail(v, p, w) {
  return `<h2>${w.account}</h2><p>${w.hello} ${p('name', v.name())},</p><p>${w.text}</p>
  <p>${p('email', v.email())} · ${w.phone}: ${p('phone', v.phone())}</p>
  <p>IBAN: ${p('iban', v.iban())}, Visa ${p('card', v.card())}.</p><p>${w.text}</p>
  <p>${w.born}: ${p('birth-date', v.birthDate())}. ${w.id}: ${p('national-id', v.nationalId())}.</p>
  <p>https://shop.example.com/reset?lang=en&amp;token=${p('url-token', v.token())}</p>
  <p>${v.of(CJK)}</p><p>${w.bye}<br>${p('address', v.address())}<br>${p('email', v.email())}<br>${w.phone} ${p('phone', v.phone())}</p>
  <small>Copy to ${p('email', v.email())} and ${p('email', v.email())}. Build 20391, page 2 of 7.</small>`;
}

function chat(v, p, w) {
  const say = (side, text) =>
    `<div style="margin:8px;padding:8px 12px;border-radius:12px;max-width:62%;${side ? 'margin-left:auto;background:var(--accent)' : 'background:var(--panel)'}">${text}</div>`;
  return [
    `${w.account}`,
    `${w.phone}: ${p('phone', v.nationalPhone())}`,
    `ok, ${p('email', v.email())}?`,
    `${v.of(CJK)}`,
    `${p('iban', v.iban())}`,
    `${w.text}`,
    `Password: ${p('password', v.password())}`,
    `${p('card', v.card())} exp 12/29`,
    `${p('phone', v.phone())} or ${p('phone', v.phone())}`,
    `key ${p('api-key', v.key())}`,
    `I live at ${p('address', v.address())}`,
    `10:30 works, see you in room 12`,
    `${w.born}: ${p('birth-date', v.birthDate())}`,
    `${p('email', v.email())}, ${p('email', v.email())}`,
  ]
    .map((text, i) => say(i % 2, text))
    .join('');
}

function bank(v, p, w) {
  const rows = Array.from(
    {length: 7},
    (_, i) =>
      `<tr><td>2026-0${i + 1}-1${i}</td><td>Transfer ${v.digits(5)}</td><td>${p('iban', v.iban())}</td><td style="text-align:right">-${v.digits(3)}.${v.digits(2)}</td></tr>`,
  );
  return `<h3>Statement 7 / 2026</h3><table class="grid">
  <tr><td>${w.name}</td><td>${p('name', v.name())}</td></tr><tr><td>IBAN</td><td>${p('iban', v.iban())}</td></tr>
  <tr><td>Card</td><td>${p('card', v.card())}</td></tr><tr><td>${w.phone}</td><td>${p('phone', v.phone())}</td></tr>
  <tr><td>E-mail</td><td>${p('email', v.email())}</td></tr></table><br>
  <table class="grid"><tr><th>Date</th><th>Text</th><th>Account</th><th>Amount</th></tr>${rows.join('')}</table>
  <p>Balance 1,234.56 EUR. ${w.text}</p><p>Card ${p('card', v.card())}, card ${p('card', v.card())}</p>`;
}

function terminal(v, p) {
  return `<pre>$ git log --oneline | head -3
a1f92c3 Fix the build of version 2.14.1
$ export AWS_ACCESS_KEY_ID=${p('api-key', 'AKIA' + v.text('ABCDEFGHJKLMNPQRSTUVWXYZ234567', 16))}
$ export GITHUB_TOKEN=${p('api-key', v.key())}
$ curl -H "Authorization: Bearer ${p('api-key', v.key())}" https://api.example.com/v1
{"status": "ok", "user": "${p('email', v.email())}", "ip": "${p('ip', v.ip())}"}
$ psql postgres://app:${p('url-token', v.password().replace(/[#%]/, '_'))}@db.example.com/main
Last login: Mon May 12 10:30:01 2026 from ${p('ip', v.ip())}
$ cat .env
STRIPE_KEY=${p('api-key', v.key())}
OPENAI_API_KEY=${p('api-key', v.key())}
DB_PASSWORD=${p('password', v.password())}
PORT=8080
$ curl "https://files.example.com/get?id=12&sig=${p('url-token', v.token())}"
$ ssh deploy@build 'tail -n 3 /var/log/auth.log'
Accepted publickey for root from ${p('ip', v.ip())} port 51022
Invalid user from ${p('ip', v.ip())} port 22
$ npm config set //registry/:_authToken=${p('api-key', v.key())}
</pre>`;
}

function card(v, p, w) {
  const lines = v.mrz();
  const more = v.mrz();
  const zone = (all) =>
    `<pre style="font-size:${v.of([17, 19, 22])}px;letter-spacing:${v.of([0, 1])}px;margin:8px 0">${all.map((line) => p('mrz', line.replace(/</g, '&lt;'))).join('\n')}</pre>`;
  return `<div style="border:1px solid var(--line);border-radius:16px;padding:18px;background:var(--panel);width:820px">
  <b>REPUBLIC OF UTOPIA</b><div style="display:flex;gap:40px"><div style="width:120px;height:150px;background:var(--line)"></div><div>
  <small>${w.name}</small><br>${p('name', v.name())}<br><small>${w.born}</small><br>${p('birth-date', v.birthDate())}<br>
  <small>${w.id}</small><br>${p('national-id', v.nationalId())}</div></div>${zone(lines)}</div>
  <p>${w.text}</p>${zone(more)}<p>${w.phone} ${p('phone', v.phone())} · ${p('email', v.email())}</p>${zone(v.mrz())}`;
}

function sheet(v, p, w) {
  const rows = Array.from(
    {length: 8},
    (_, i) =>
      `<tr><td>${i + 1}</td><td>${p('email', v.email())}</td><td>${p('phone', v.phone())}</td><td>${p('iban', v.iban())}</td><td>${v.digits(2)}.5</td></tr>`,
  );
  return `<table class="grid"><tr><th>#</th><th>E-mail</th><th>${w.phone}</th><th>IBAN</th><th>Score</th></tr>${rows.join('')}</table><p>Sheet 1 of 3, 8 rows, sum 341.5</p>`;
}

function settings(v, p, w) {
  const field = (label, value) =>
    `<div style="margin:10px 0"><div style="font-size:90%;opacity:.8">${label}</div><div style="border:1px solid var(--line);border-radius:6px;padding:6px 10px;width:520px">${value}</div></div>`;
  return `<h3>Account</h3>${field(w.name, p('name', v.name()))}${field('E-mail', p('email', v.email()))}${field(w.phone, p('phone', v.phone()))}
  ${field(w.born, p('birth-date', v.birthDate()))}${field('API key', p('api-key', v.key()))}${field('Card number', p('card', v.card()))}
  ${field('IBAN', p('iban', v.iban()))}${field('Backup e-mail', p('email', v.email()))}<p>${w.text}</p>`;
}

function code(v, p) {
  return `<pre><span style="color:var(--key)">const</span> config = {
  host: 'db.example.com', port: 5432, version: '10.2.3',
  apiKey: '${p('api-key', v.key())}',
  token: '${p('api-key', v.key())}',
  password: '${p('password', v.password())}',
  admin: '${p('email', v.email())}',
  support: '${p('email', v.email())}',
  hotline: '${p('phone', v.phone())}',
  allow: ['${p('ip', v.ip())}', '${p('ip', v.ip())}'],
};
<span style="opacity:.7">// the test card is ${p('card', v.card())}, the account ${p('iban', v.iban())}</span>
export function connect(retries = 3) {
  for (let i = 0; i &lt; retries; i++) open(config.host, config.port);
}
const other = '${p('api-key', v.key())}';
fetch('https://api.example.com/hook?access_token=${p('url-token', v.token())}');
</pre>`;
}

function letter(v, p, w) {
  return `<p>${p('address', v.address())}</p><h2 style="font-weight:normal">${w.account}</h2><p>${w.text}</p><p>${w.text}</p>
  <p>${w.phone}: ${p('phone', v.nationalPhone())}, ${w.phone}: ${p('phone', v.nationalPhone())}</p><p>IBAN ${p('iban', v.iban())}<br>IBAN ${p('iban', v.iban())}</p>
  <p>${w.id}: ${p('national-id', v.nationalId())}</p><p>${w.born}: ${p('birth-date', v.birthDate())}</p><p>${p('email', v.email())}</p>
  <p>${v.of(CJK)} ${w.text}</p><p>${w.phone}: ${p('phone', v.phone())}. Visa ${p('card', v.card())}</p>`;
}

function travel(v, p, w) {
  const guests = Array.from(
    {length: 5},
    () => `<tr><td>${p('email', v.email())}</td><td>${p('phone', v.phone())}</td><td>${p('card', v.card())}</td></tr>`,
  );
  return `<h3>Booking 4711, gate B12</h3><table class="grid"><tr><th>E-mail</th><th>${w.phone}</th><th>Visa</th></tr>${guests.join('')}</table>
  <p>${w.text}</p><pre style="font-size:18px">${v
    .mrz()
    .map((line) => p('mrz', line.replace(/</g, '&lt;')))
    .join('\n')}</pre><p>${w.born}: ${p('birth-date', v.birthDate())}</p>`;
}

export {WORDS};
