import type { NameEntry, NameKind } from '../../src/names/index.js';

const of = (kind: NameKind, quality: 'good' | 'low', texts: readonly string[]): NameEntry[] => texts.map((text) => ({ text, kind, quality }));

/** A list in miniature: names of the UN 1718 list and of other lists, chosen because they resemble each other. */
export const LIST: readonly NameEntry[] = [
  ...of('person', 'good', [
    'RI JE-SON', 'Ri Che-son', 'RYU JIN', 'KIM JONG SIK', 'Kim Cho’ng-sik', 'KIM YONG CHOL', 'KIM KYONG IL', 'PAK HAN SE', "CH'OE SO’K MIN", 'HAN YU-RO', 'KIM KYU', 'RI WON HO',
    'CHOE HWI', 'KO TAE HUN', 'JO YONG-WON', 'Cho Yongwon', 'Jin Tiesan (金铁三)', 'KANG MUN KIL', 'Jiang Wen-ji', 'TSANG YUNG YUAN', 'Neil Tsang', '량수니오', '변원군', 'Ng Kheng Wah',
    'AKHTAR MOHAMMAD MANSOUR SHAH MOHAMMED', 'FAZL RABI', 'Usama bin Ladin', 'Sergey Viktorovich LAVROV', 'FAIZ', 'Hani Youssef', 'Frost, William G.', 'JEAN-MARIE LUGERERO RUNIGA', 'Vladlen Amtchentsev',
  ]),
  ...of('organisation', 'good', [
    'KOREA MINING DEVELOPMENT TRADING CORPORATION', 'KOREA RYONBONG GENERAL CORPORATION', 'KOREA YONBONG GENERAL CORPORATION', 'TANCHON COMMERCIAL BANK', 'HONG KONG ELECTRONICS', 'NAMCHONGANG TRADING CORPORATION',
    'GREEN PINE ASSOCIATED CORPORATION', 'KOREA HEUNGJIN TRADING COMPANY', 'OCEAN MARITIME MANAGEMENT COMPANY, LIMITED (OMM)', 'DAEDONG CREDIT BANK (DCB)', 'KOREA KWANGSON BANKING CORPORATION (KKBC)', 'KOREA KWANGSONG TRADING CORPORATION',
    'OFFICE 39', 'Third Floor', 'MINISTRY OF NATIONAL DEFENCE', 'FOREIGN TRADE BANK (FTB)', 'SECOND ACADEMY OF NATURAL SCIENCES', '2ND ACADEMY OF NATURAL SCIENCES', 'LEADER (HONG KONG) INTERNATIONAL', 'Unsan',
    'CHANG AN SHIPPING & TECHNOLOGY', '長安海連技術有限公司', '華信船務(香港)有限公司', '朝鲜联合机械贸易会社', 'YUK TUNG ENERGY PTE LTD', 'OCN (S) PTE LTD', 'KOTI CORP', 'FIRST OIL JV CO LTD', 'PAEKMA SHIPPING CO', 'KOREA COMPUTER CENTER',
    'Glocom', 'CRYSTALORD LTD', 'Siemens AG', 'FABERLIC EUROPE Sp. z o.o.', 'OAO Gazprom', 'Brigade 44', 'MANSUDAE OVERSEAS PROJECT GROUP OF COMPANIES', 'STRATEGIC ROCKET FORCE OF THE KOREAN PEOPLE’S ARMY', 'Baron & Baron', 'Hui One', 'ISLAMIC STATE’S KHORASAN PROVINCE', 'KORYO CREDIT DEVELOPMENT BANK', 'GREENLIGHT MARINE PRODUCTS TRADING LTD',
  ]),
  ...of('organisation', 'low', ['KOMID', 'T Specialist', 'OCN Group']),
  ...of('person', 'low', ['Marcus Tan', 'Leo Ng']),
  ...of('vessel', 'good', ['CHONG CHON GANG', 'PETREL 8', 'HAO FAN 6', 'Zu Zag Bong 5', 'ELSA', 'JIE SHUN', 'BILLIONS NO. 18', 'SNOW STORM 1', 'KOTI']),
];
