package dev.bulwark.instrument.client;

/** OkHttp 5. */
class OkHttp5Test extends OkHttpContract {
    OkHttp5Test() {
        super("5.");
    }
}
