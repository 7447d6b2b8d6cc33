declare module 'http_ece' {
  interface Parameters {
    version: 'aes128gcm'
    key: Buffer
    salt?: Buffer
    rs?: number
  }
  const ece: { encrypt(text: Buffer, how: Parameters): Buffer; decrypt(sealed: Buffer, how: Parameters): Buffer }
  export default ece
}
