/** What people of the sample company wrote. */
export interface Phrase {
  en: string;
  zh: string;
}

/** Whom the sample company sells to. */
export const customers: Phrase[] = [
  { en: 'Northern Water', zh: '北方水务' },
  { en: 'Blue Coast Chemicals', zh: '蓝岸化工' },
  { en: 'Everbright Foods', zh: '恒光食品' },
  { en: 'Tianhe Power', zh: '天河电力' },
  { en: 'Delta Paper', zh: '三角纸业' },
  { en: 'Orion Pharma', zh: '猎户制药' },
  { en: 'Fenghe Steel', zh: '丰禾钢铁' },
  { en: 'Silver Lake Dairy', zh: '银湖乳业' },
];
