/** The HTTP surface: health and metrics. */
package dev.segue.streams.http;
