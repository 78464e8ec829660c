// SPDX-License-Identifier: Apache-2.0
import type {LetterTexts} from './texts.ts';

export const POLISH: LetterTexts = {
  language: 'Polski',
  subject: '{requests}: moje obrazy w serwisie {site}',
  greeting: 'Szanowni Państwo,',
  opening:
    'korzystam z serwisu {site}, do którego przesyłam obrazy. Na podstawie {law} wnoszę o następujące działania.',
  account: 'Moje dane znajdą Państwo pod: {account}',
  laws: {
    gdpr: {long: 'ogólnego rozporządzenia o ochronie danych (RODO)', short: 'RODO'},
    uk_gdpr: {long: 'brytyjskiego ogólnego rozporządzenia o ochronie danych (UK GDPR)', short: 'UK GDPR'},
    ccpa: {long: 'kalifornijskiej ustawy o prywatności konsumentów (CCPA)', short: 'CCPA'},
  },
  found: {
    heading: 'Co wynika z Państwa opublikowanych dokumentów, tak jak je rozumiem:',
    training: {
      on: 'Obrazy mogą służyć do trenowania Państwa modeli, dopóki nic z tym nie zrobię',
      off: 'Obrazy nie służą do trenowania Państwa modeli',
      depends: 'To, czy obrazy służą do trenowania Państwa modeli, zależy od usługi i ustawień',
      unknown: 'W żadnym Państwa dokumencie z datą nie ma informacji, czy obrazy służą do trenowania modeli',
    },
    review: 'Ludzie mogą oglądać przesłane treści',
    metadata: {
      collected: 'Zbierają Państwo także dane o obrazach, do których może należeć to, co zapisano w pliku',
      unknown: 'Nie ma informacji, co robią Państwo z danymi zapisanymi w plikach obrazów (miejsce, czas, urządzenie)',
    },
    source: '({title}, {date}: {url})',
  },
  requests: {
    access: {
      title: 'Dostęp do danych (art. 15 {law})',
      text: [
        'Proszę o potwierdzenie, czy przetwarzają Państwo moje dane osobowe. Jeśli tak, proszę o kopię w powszechnie używanym formacie elektronicznym. Powinna obejmować przesłane przeze mnie obrazy, dane zapisane w tych plikach, ich nazwy oraz wszystko, co Państwo z nich uzyskali.',
        'Proszę także o informację:',
        '- w jakich celach i na jakiej podstawie prawnej przetwarzają Państwo jakie kategorie danych i jak długo je przechowują;',
        '- kto je otrzymał lub otrzyma, także w innych krajach, i jakie zabezpieczenia tam obowiązują;',
        '- skąd je Państwo mają, jeśli nie ode mnie, oraz czy i jak wpływają na zautomatyzowane decyzje lub profile;',
        '- czy moje obrazy lub to, co z nich uzyskano, posłużyły do trenowania lub ulepszania modeli: których i kiedy;',
        '- czy moje obrazy oglądali ludzie i dla kogo pracują;',
        '- czy zachowali Państwo dane zapisane w plikach (miejsce, czas, urządzenie, nazwiska) i po co;',
        '- jakie mam prawa do sprostowania, usunięcia, ograniczenia i sprzeciwu oraz gdzie mogę złożyć skargę.',
      ],
    },
    erasure: {
      title: 'Usunięcie danych (art. 17 {law})',
      text: [
        'Proszę o usunięcie przesłanych przeze mnie obrazów, danych zapisanych w tych plikach oraz wszystkiego, co Państwo z nich uzyskali, na przykład pomniejszonych kopii, opisów i wektorów. Nie są już potrzebne do celu, w którym zostały przesłane (art. 17 ust. 1 lit. a). Jeśli opierają się Państwo na mojej zgodzie, wycofuję ją (art. 17 ust. 1 lit. b).',
        'Proszę powiadomić wszystkich, którzy je otrzymali, i wskazać mi tych odbiorców (art. 19). Jeśli coś zostało upublicznione, proszę o działania z art. 17 ust. 2.',
        'Jeśli uważają Państwo, że coś może pozostać, proszę o informację, co, jak długo i na podstawie którego wyjątku z art. 17 ust. 3. Jeśli trenowano na tym modele, proszę o informację, co Państwo z tym robią.',
      ],
    },
    objection: {
      title: 'Sprzeciw wobec trenowania (art. 21 {law})',
      text: [
        'Wnoszę sprzeciw wobec używania moich obrazów, danych zapisanych w tych plikach i wszystkiego, co z nich uzyskano, do trenowania, testowania lub ulepszania modeli i innych produktów, o ile opierają się Państwo na art. 6 ust. 1 lit. e lub f.',
        'Moje powody, wynikające z mojej szczególnej sytuacji: {reasons}',
        'Proszę zaprzestać takiego używania, chyba że wykażą Państwo ważne prawnie uzasadnione podstawy, nadrzędne wobec moich interesów, praw i wolności. Do tego czasu proszę ograniczyć przetwarzanie (art. 18 ust. 1 lit. d). Jeśli zamiast tego opierają się Państwo na zgodzie, wycofuję ją.',
        'Proszę o potwierdzenie, co Państwo zrobili, zarówno dla obrazów dawnych, jak i przyszłych.',
      ],
    },
    know: {
      title: 'Wniosek o informację (California Civil Code 1798.100, 1798.110)',
      text: [
        'Proszę o ujawnienie kategorii i konkretnych danych osobowych, które Państwo o mnie zebrali, skąd pochodzą, w jakich celach zostały zebrane lub ujawnione i jakim rodzajom osób trzecich. Obejmuje to przesłane przeze mnie obrazy, dane zapisane w tych plikach, ich nazwy oraz wszystko, co Państwo z nich uzyskali.',
        'Proszę także o informację:',
        '- czy moje obrazy lub to, co z nich uzyskano, posłużyły do trenowania lub ulepszania modeli: których i kiedy;',
        '- czy moje obrazy oglądali ludzie i dla kogo pracują;',
        '- czy zachowali Państwo dane zapisane w plikach (miejsce, czas, urządzenie, nazwiska), po co i jak długo.',
      ],
    },
    delete: {
      title: 'Wniosek o usunięcie (California Civil Code 1798.105)',
      text: [
        'Proszę o usunięcie danych osobowych, które Państwo ode mnie zebrali: przesłanych obrazów, danych zapisanych w tych plikach i wszystkiego, co Państwo z nich uzyskali. Proszę zadbać, aby usunęli je także usługodawcy, wykonawcy i osoby trzecie, zgodnie z wymogami prawa.',
        'Jeśli coś Państwo zachowują, proszę o informację, co i na podstawie którego wyjątku. Jeśli trenowano na tym modele, proszę o informację, co Państwo z tym robią.',
      ],
    },
    opt_out: {
      title: 'Wniosek o rezygnację i ograniczenie (California Civil Code 1798.120, 1798.121)',
      text: [
        'Proszę nie sprzedawać moich danych osobowych i nie udostępniać ich. Moich danych wrażliwych, takich jak dokładne położenie lub cechy biometryczne na moich obrazach, proszę używać i ujawniać je tylko w zakresie, na jaki prawo pozwala po takim ograniczeniu.',
        'Proszę też nie trenować modeli na moich obrazach. Jeśli Państwa zdaniem prawo tego nie obejmuje, proszę wskazać ustawienie, które to umożliwia.',
      ],
    },
  },
  erasureAfterObjection:
    'O ile w tym piśmie wnoszę sprzeciw wobec przetwarzania, powołuję się także na art. 17 ust. 1 lit. c.',
  words: 'Własnymi słowami:',
  deadline: {
    gdpr: 'Proszę o odpowiedź bez zbędnej zwłoki, najpóźniej w ciągu miesiąca od otrzymania (art. 12 ust. 3). Jeśli potrzebują Państwo do dwóch miesięcy więcej, proszę o informację wraz z przyczynami w pierwszym miesiącu. W razie odmowy proszę w ciągu miesiąca podać powody oraz sposób złożenia skargi lub skierowania sprawy do sądu (art. 12 ust. 4). Wszystko to jest bezpłatne (art. 12 ust. 5).',
    uk_gdpr:
      'Proszę o odpowiedź bez zbędnej zwłoki, w terminie z art. 12(3) i 12A, z reguły w ciągu miesiąca. W razie przedłużenia proszę o informację wraz z przyczynami. W razie odmowy proszę podać powody oraz sposób złożenia skargi lub skierowania sprawy do sądu (art. 12(4)). Wszystko to jest bezpłatne (art. 12(5)).',
    ccpa: 'Proszę o potwierdzenie otrzymania w ciągu 10 dni roboczych i odpowiedź w ciągu 45 dni kalendarzowych; jeśli potrzebują Państwo do 45 dni więcej, proszę o informację wraz z przyczynami. Wszystko to jest bezpłatne.',
  },
  optOutDeadline: 'Rezygnację proszę uwzględnić jak najszybciej, najpóźniej w ciągu 15 dni roboczych.',
  identity: {
    gdpr: 'W razie uzasadnionych wątpliwości co do mojej tożsamości proszę o informację, czego jeszcze Państwo potrzebują (art. 12 ust. 6). Odpowiedź elektroniczna wystarczy.',
    uk_gdpr:
      'W razie uzasadnionych wątpliwości co do mojej tożsamości proszę o informację, czego jeszcze Państwo potrzebują (art. 12(6)). Odpowiedź elektroniczna wystarczy.',
    ccpa: 'Jeśli do potwierdzenia mojej tożsamości potrzebują Państwo czegoś więcej, proszę o informację, czego, i o nieużywanie tego do niczego innego.',
  },
  closing: 'Z poważaniem',
  blanks: {
    name: '[imię i nazwisko]',
    account: '[nazwa lub adres e-mail konta]',
    reasons: '[powody]',
    operator: '[kto prowadzi tę instalację]',
  },
  paste: '[List jest w schowku. Proszę wkleić go tutaj.]',
};
