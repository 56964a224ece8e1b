import { foldText } from './fold.js';

/** Month names and usual short forms, folded. Three-letter English, Spanish, … forms do not contradict one another. */
const MONTHS: readonly string[] = [
  'jan january januari januar januarii enero ene janeiro janvier janv gennaio gen ocak oca yanvar январь января янв січень січня styczen stycznia มกราคม ม.ค.',
  'feb february februari februar fevrier fevr fev febrero fevereiro febbraio subat sub февраль февраля фев лютий лютого luty lutego กุมภาพันธ์ ก.พ.',
  'mar march maret mac maart marz maerz marzo marco mars mart март марта мар березень березня marzec marca มีนาคม มี.ค.',
  'apr april avril avr abril abr aprile nisan nis апрель апреля апр квітень квітня kwiecien kwietnia เมษายน เม.ย.',
  'may mei mai mayo maio maggio mag mayis май мая травень травня maj maja พฤษภาคม พ.ค.',
  'jun june juni juin junio junho giugno giu haziran haz июнь июня июн червень червня czerwiec czerwca มิถุนายน มิ.ย.',
  'jul july juli julai juillet juil julio julho luglio lug temmuz tem июль июля июл липень липня lipiec lipca กรกฎาคม ก.ค.',
  'aug august agustus ogos aout agosto ago agt augustus agustos август августа авг серпень серпня sierpien sierpnia สิงหาคม ส.ค.',
  'sep sept september septembre septiembre setiembre setembro settembre set eylul eyl сентябрь сентября сен вересень вересня wrzesien wrzesnia กันยายน ก.ย.',
  'oct october oktober okt octobre octubre outubro out ottobre ott ekim eki октябрь октября окт жовтень жовтня pazdziernik pazdziernika ตุลาคม ต.ค.',
  'nov november nopember novembre noviembre novembro kasim kas ноябрь ноября ноя листопад листопада listopad listopada พฤศจิกายน พ.ย.',
  'dec december desember disember des dez dezember decembre diciembre dic dezembro dicembre aralik ara декабрь декабря дек грудень грудня grudzien grudnia ธันวาคม ธ.ค.',
];

const MONTH_OF = new Map<string, number>();
MONTHS.forEach((names, index) => {
  for (const name of names.split(' ')) MONTH_OF.set(foldText(name).replace(/\./g, ''), index + 1);
});

/** Number of the month (1 to 12) that a word names, in any of a dozen languages; null for another word. */
export function monthOf(word: string): number | null {
  return MONTH_OF.get(foldText(word).replace(/\./g, '')) ?? null;
}

/** First year of each Japanese era less one: year 7 of Reiwa is 2018 + 7. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988, 昭和: 1925, S: 1925, 民國: 1911, 民国: 1911, 中華民國: 1911, 主体: 1911, 주체: 1911 };

/** `令和7年3月7日`, `R7.3.7`, `民國114年3月7日`: year of the Western calendar with month and day; null for other text. */
export function readEra(text: string): readonly [year: number, month: number, day: number] | null {
  const match = /^(令和|平成|昭和|中華民國|民國|民国|主体|주체|[RHS](?=\d))\s*(\d{1,3}|元)\s*[年년./-]\s*(\d{1,2})\s*[月월./-]\s*(\d{1,2})\s*[日일]?$/u.exec(text);
  if (match === null) return null;
  const year = (ERAS[match[1] ?? ''] ?? 0) + (match[2] === '元' ? 1 : Number(match[2]));
  return [year, Number(match[3]), Number(match[4])];
}
