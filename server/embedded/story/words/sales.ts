import type { Phrase } from '../../company/words/phrase.ts';

export const shortage: Phrase = {
  en: 'Sensor chips arrive late; second shift planned',
  zh: '传感器芯片到货推迟，拟加开晚班',
};
export const cancelled: Phrase = { en: 'The customer put the project off', zh: '客户项目推迟' };
