package dev.bulwark.instrument.response;

import java.io.IOException;

/** A body on its way from the application to the container. Not thread-safe. */
interface ResponseBody {
    void write(byte[] bytes, int from, int length) throws IOException;

    void flush() throws IOException;

    /** Lets bytes leave as soon as they may: nobody will say when the body is over. */
    void streamFromNowOn() throws IOException;

    /** The body is over. */
    void finish() throws IOException;

    /** Gives up the body: what has not left never will. */
    void discard();

    /** Nobody writes to the finished body any more: what it used may serve others. */
    void recycle();

    /** A body that is none of our concern. */
    static ResponseBody untouched(BodySink sink) {
        return new ResponseBody() {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                sink.write(bytes, from, length);
            }

            @Override
            public void flush() throws IOException {
                sink.flush();
            }

            @Override
            public void streamFromNowOn() {}

            @Override
            public void finish() {}

            @Override
            public void discard() {}

            @Override
            public void recycle() {}
        };
    }
}
