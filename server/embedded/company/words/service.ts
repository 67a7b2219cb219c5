import type { Phrase } from './phrase.ts';

export const cases = [
  { en: 'Plant stands still: no signal from the flow meter', zh: '流量计无信号，产线停机' },
  { en: 'Display flickers', zh: '显示屏闪烁' },
  { en: 'Gateway loses its connection at night', zh: '网关夜间掉线' },
  { en: 'Reading drifts after a week', zh: '一周后读数漂移' },
  { en: 'Seal leaks slightly', zh: '密封轻微渗漏' },
  { en: 'Wrong unit after an update', zh: '升级后单位错误' },
  { en: 'Question about calibration', zh: '标定咨询' },
] as Phrase[];

export const status = { en: 'Service in week 46: 9 cases, 2 open', zh: '第 46 周售后：9 单，2 单未结' };
