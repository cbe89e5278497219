/**
 * Texts as numbers: {@link dev.segue.training.text.EnglishTokenizer} cleans a text and cuts it into
 * words, {@link dev.segue.training.text.Frequencies} choose the vocabulary, and {@link
 * dev.segue.training.text.TfIdf} makes sparse rows. What is fitted is fitted to the documents it is
 * given, which are those of training only.
 */
package dev.segue.training.text;
