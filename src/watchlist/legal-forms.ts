/**
 * Words that say what kind of firm a name belongs to. A listed name made of nothing else would match every firm.
 * Only for refusing such entries; how names are compared is the business of the names room.
 */
const WORDS = new Set(`
co company corp corporation inc incorporated ltd limited llc llp lp plc pte pty private public the and of
gmbh ag kg ohg ug sa sas sarl srl spa bv nv ab as oy oyj aps sl slu lda ltda eirl
sdn bhd berhad pt tbk cv ooo oao zao pao jsc cjsc ojsc pjsc ao tnhh cong ty co-op jv j/v joint venture fze fzco fzc
group holding holdings kk yk 有限公司 有限责任公司 有限責任公司 股份有限公司 公司 集团 集團 株式会社 有限会社 合同会社
주식회사 유한회사 무역회사 총회사 회사 합영회사 ооо оао зао пао ао
`.trim().split(/\s+/));

/** True when every word of the name is a legal form: `Co., Ltd.`, `有限公司`. */
export function isOnlyLegalForm(name: string): boolean {
  const words = name.normalize('NFKC').toLowerCase().replace(/(?<=\p{L})\.(?=\p{L}|\s|$|,)/gu, '').split(/[\s,()]+/u)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => WORDS.has(word) || !/[\p{L}\p{N}]/u.test(word));
}
