/* What Java cannot do by itself: give the standard descriptors other files, and change the environment. */
#include <fcntl.h>
#include <jni.h>
#include <stdlib.h>
#include <unistd.h>

static void become(JNIEnv *env, jbyteArray path, int target, int flags) {
  jbyte *name = (*env)->GetByteArrayElements(env, path, NULL);
  int opened = open((const char *)name, flags);
  if (opened >= 0 && opened != target) dup2(opened, target), close(opened);
  (*env)->ReleaseByteArrayElements(env, path, name, JNI_ABORT);
}

JNIEXPORT jbyteArray JNICALL Java_Podium_read(JNIEnv *env, jclass type) {
  (void)type;
  size_t length = 0, room = 65536;
  char *bytes = malloc(room);
  for (ssize_t got; bytes && (got = read(3, bytes + length, room - length)) > 0;) {
    length += (size_t)got;
    if (length == room) bytes = realloc(bytes, room *= 2);
  }
  close(3);
  jbyteArray made = (*env)->NewByteArray(env, (jsize)length);
  if (bytes && made) (*env)->SetByteArrayRegion(env, made, 0, (jsize)length, (const jbyte *)bytes);
  free(bytes);
  return made;
}

JNIEXPORT void JNICALL Java_Podium_open(JNIEnv *env, jclass type, jbyteArray in, jbyteArray out, jbyteArray err) {
  (void)type;
  become(env, in, 0, O_RDWR);
  become(env, out, 1, O_WRONLY);
  become(env, err, 2, O_WRONLY);
}

JNIEXPORT void JNICALL Java_Podium_setEnvironment(JNIEnv *env, jclass type, jobjectArray pairs) {
  (void)type;
  clearenv();
  for (jsize i = 0; i + 1 < (*env)->GetArrayLength(env, pairs); i += 2) {
    jbyteArray name = (*env)->GetObjectArrayElement(env, pairs, i), value = (*env)->GetObjectArrayElement(env, pairs, i + 1);
    jbyte *n = (*env)->GetByteArrayElements(env, name, NULL), *v = (*env)->GetByteArrayElements(env, value, NULL);
    setenv((const char *)n, (const char *)v, 1);
    (*env)->ReleaseByteArrayElements(env, name, n, JNI_ABORT);
    (*env)->ReleaseByteArrayElements(env, value, v, JNI_ABORT);
  }
}
