/** What people of the sample company would change about the policy. */
export const open = {
  about: { en: 'Requests between departments', zh: '部门间协作请求' },
  words: {
    en: 'Samples need five days, not ten: customers decide within a week.',
    zh: '样品时限建议由十天缩短为五天，客户通常一周内就会决定。',
  },
};
export const answered = {
  about: { en: 'Weekly coordination meeting', zh: '周业务协调会' },
  words: {
    en: 'Please hold the meeting in the afternoon, so that the north can report the morning’s orders.',
    zh: '建议周例会改到下午，便于华北区汇报当日上午订单。',
  },
  answer: { en: 'It has begun at two since September.', zh: '已采纳，9 月起改为 14:00 召开。' },
};
