import { memoise } from '../../record/memo.js';
import type { CellKind } from './strength.js';

/** Words of headers, each at the beginning of a word: PORT but not PASSPORT, CITY but not CAPACITY. */
const KINDS: readonly (readonly [RegExp, CellKind])[] = [
  [/(?<![a-z])(?:nationalit|citizen|origin|destin|countr|coo(?![a-z]))|国籍|國籍|原产|原産|국적|원산지|quốc tịch|xuất xứ|kewarganegaraan|гражданств/iu, 'country'],
  [/(?<![a-z])(?:ports?(?![a-z])|pod(?![a-z])|pol(?![a-z])|(?:un)?locode|rout(?:e|ing))|港|항구|cảng|pelabuhan|порт/iu, 'port'],
  [/(?<![a-z])(?:plac|city|town|deliver|locat|address|region|marks?(?![a-z])|shipping marks?)|ville|lugar|地|城|주소|도시|địa|alamat|адрес|город/iu, 'address'],
];
const BANK = /(?<![a-z])(?:bank|swift|bic(?![a-z]))|银行|銀行|은행/iu;
const PHONE = /phone|(?<![a-z])(?:tel(?![a-z])|telex|fax|mobile|mob(?![a-z])|whatsapp)|电话|電話|전화|điện thoại|телефон|โทร/iu;

/** finalPort and FINAL_PORT are read alike. */
const spaced = (header: string): string => header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');

/** How the text of a column is read that was not recognised and may yet be about places. */
export const headerKind: (header: string) => CellKind = memoise((header) => KINDS.find(([words]) => words.test(spaced(header)))?.[1] ?? 'remark');

/** A column of banks, where a SWIFT code needs no label. */
export const isBankHeader: (header: string) => boolean = memoise((header) => BANK.test(spaced(header)));

/** A column of telephone numbers, where 850 needs no plus. */
export const isPhoneHeader: (header: string) => boolean = memoise((header) => PHONE.test(spaced(header)));
