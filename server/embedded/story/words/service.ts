import type { Phrase } from '../../company/words/phrase.ts';

export const solutions: readonly Phrase[] = [
  { en: 'Seal replaced on site', zh: '现场更换密封件' },
  { en: 'Firmware updated, watched for a day', zh: '已升级固件并观察一天' },
  { en: 'Device exchanged from stock', zh: '已从库存更换设备' },
  { en: 'Explained by phone, settings sent', zh: '电话指导并发送参数' },
];
export const again: Phrase = { en: 'It happened again the next night', zh: '次日夜间再次出现' };
export const second: Phrase = { en: 'Power supply replaced; no failure since', zh: '更换电源模块后未再出现' };
export const noDemand: Phrase = {
  en: 'A fault of this device; the product does what was asked',
  zh: '属个别设备故障，产品功能已满足',
};
