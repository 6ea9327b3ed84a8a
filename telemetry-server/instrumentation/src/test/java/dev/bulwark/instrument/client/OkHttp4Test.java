package dev.bulwark.instrument.client;

/** OkHttp 4. */
class OkHttp4Test extends OkHttpContract {
    OkHttp4Test() {
        super("4.");
    }
}
