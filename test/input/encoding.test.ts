import { describe, expect, it } from 'vitest';
import { chooseEncoding } from '../../src/input/text/choose.js';
import { decodeStrict, encodingLabel } from '../../src/input/text/decode.js';
import { encode } from './helpers/encode.js';

/** Texts as manifests have them: encoding, then lines. */
const SAMPLES: readonly (readonly [string, string])[] = [
  ['gb18030', '商品编码,商品名称,贸易伙伴名称\n7208,热轧钢板,中国香港\n'],
  ['gb18030', '收货人,数量\n丹东宏祥实业发展有限公司,12\n大连国际贸易有限公司,7\n'],
  ['gb18030', 'hs,description,unit\n8471,LAPTOP COMPUTER,台\n8517,SMARTPHONE,台\n'],
  ['gb18030', 'NAME,CITY\n惠州市蓝微电子有限公司,惠州\n深圳市东方供应链,深圳\n'],
  ['big5', '出口商,收貨人,品名\n台灣電子股份有限公司,香港國際貿易有限公司,塑膠製品\n'],
  ['big5', '船名,目的港\n長榮海運,高雄\n'],
  ['shift_jis', '船名,航海番号,出港日\nさくら丸,12W,2024-01-02\n株式会社山田商事,東京都港区,鉄鋼製品\n'],
  ['shift_jis', '荷受人,数量\n株式会社東京貿易,3\n大阪商事株式会社,4\n'],
  ['euc-jp', '荷受人,品名\n株式会社ヤマダ,スマートフォン部品\n有限会社大阪商事,化学製品\n'],
  ['euc-kr', '수출자,수하인,품명\n주식회사 한국무역,평양상사,화장품\n'],
  ['euc-kr', '선명,도착항\n고려호,남포항\n'],
  ['windows-1251', 'Отправитель;Получатель;Описание товара\nООО Восток;ТОО Каменная эра;Плитка керамическая\n'],
  ['windows-1251', 'ND;G022\n1;ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ\n2;ИП ПЕТРОВ\n'],
  ['ibm866', 'Отправитель;Получатель\nООО Восток;Северная торговая компания\nЗавод имени Кирова;Порт Находка\n'],
  ['koi8-r', 'Отправитель;Получатель\nООО Восток;Северная торговая компания\nЗавод имени Кирова;Порт Находка\n'],
  ['windows-1252', 'Exportateur;Pays\nSociété Générale des Cafés;Côte d’Ivoire\n'],
  ['windows-1252', 'name,city\nCAFÉ DEL MAR,BOGOTÁ\nMüller & Söhne GmbH,Köln\n'],
  ['windows-1252', 'name,price\nACME,5 € – net\n'],
  ['windows-1252', 'País de Destino;Razón social\nPerú;Compañía Minera\n'],
  ['windows-874', 'ผู้ส่งออก,ผู้รับ,สินค้า\nบริษัท สยามการค้า จำกัด,กรุงเทพ,ข้าวหอมมะลิ\n'],
  ['gb18030', 'R9,Lion City Pte Ltd,端川商业银行,Busan,8542.31\n'],
  ['gb18030', 'R9,Lion City Pte Ltd,银丰典当,Busan,8542.31\n'],
  ['windows-874', 'R9,Lion City Pte Ltd,เกาหลีเหนือ,Busan,8542.31\n'],
  ['windows-1254', 'Gönderen;Alıcı\nYıldız Dış Ticaret A.Ş.;Kapıkule Gümrük Müdürlüğü\n'],
  ['windows-1250', 'Nadawca;Odbiorca\nZakład Przemysłowy Łódź;Spółka z ograniczoną odpowiedzialnością\n'],
];

describe('chooseEncoding', () => {
  it.each(SAMPLES)('%s: %s', (encoding, text) => {
    const choice = chooseEncoding(encode(text, encoding));
    expect(choice?.encoding).toBe(encoding);
    expect(choice?.note).toContain(encoding);
    expect(decodeStrict(encode(text, encoding), encoding)).toBe(text);
  });

  it.each(SAMPLES)('leaves UTF-8 alone (%s: %s)', (_encoding, text) => {
    expect(chooseEncoding(Buffer.from(text))).toEqual({ encoding: 'utf-8', note: null });
  });

  it('keeps UTF-8 when a few records are damaged', () => {
    const good = 'Société Générale,Café\n'.repeat(20);
    const bytes = Buffer.concat([Buffer.from(good), Buffer.from('Caf\xe9\n', 'latin1'), Buffer.from(good)]);
    expect(chooseEncoding(bytes)).toEqual({ encoding: 'utf-8', note: null });
  });

  it('refuses what makes no sense in any encoding', () => {
    const noise = Buffer.from(Array.from({ length: 600 }, (_, index) => 0x80 + ((index * index * 31 + index * 7) % 127)));
    expect(chooseEncoding(noise)).toBeNull();
  });
});

describe('decodeStrict', () => {
  it.each([
    ['windows-1252', [0x80, 0x96], '€–'],
    ['windows-1252', [0x81], null],
    ['windows-874', [0xdb], null],
    ['euc-kr', [0x81, 0x41], '갂'],
    ['euc-kr', [0x8c, 0x63], '똠'],
    ['euc-kr', [0xc6, 0x52], '힣'],
    ['euc-kr', [0xb0, 0xa1, 0x41], '가A'],
    ['euc-kr', [0xb0], null],
    ['gb18030', [0xb0, 0xa1, 0xc0], null],
    ['gb18030', [0x81, 0x30, 0x81, 0x30], null],
    ['shift_jis', [0x87, 0x40], '①'],
    ['utf-8', [0xc3], null],
    ['utf-8', [0xed, 0xa0, 0x80], null],
  ] as const)('%s %j', (encoding, bytes, text) => {
    expect(decodeStrict(Uint8Array.from(bytes), encoding)).toBe(text);
  });

  it.each([
    ['cp1252', 'windows-1252'], ['CP949', 'euc-kr'], ['GBK', 'gb18030'], ['gb2312', 'gb18030'], ['latin1', 'windows-1252'],
    ['utf8', 'utf-8'], ['TIS-620', 'windows-874'], ['sjis', 'shift_jis'], ['cp932', 'shift_jis'], ['nonsense', null],
  ] as const)('knows %s as %s', (name, label) => {
    expect(encodingLabel(name)).toBe(label);
  });
});
