export const texts = {
  noPage: '没有这个页面',
  crashed: '页面出错了',
  crashedHint: '您在其他页面填写的内容不受影响。请重新载入；仍不行时请联系人社局事业专技科。',
  reload: '重新载入',
};
